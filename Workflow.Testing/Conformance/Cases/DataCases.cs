using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class DataCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("event types that nobody knows are kept", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Events = [Scene.Event(2, "something_from_the_future", """{"a":[1,2]}""")] });
            EventRecord read = (await scene.LogAsync())[1];
            Check.Equal(("something_from_the_future", Scene.Now), (read.Type, read.Time));
            Check.Data(Scene.Json("""{"a":[1,2]}"""), read.Data);
        }),
        StoreConformanceCase.Of("data is kept byte for byte, whatever it is", async scene =>
        {
            byte[] every = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 31 >> 3))];
            byte[][] samples = [[], [0], [0, 0, 0], "{\"ключ\":\"値 🎉\"}"u8.ToArray(), every];
            RunRecord held = await scene.HeldRunAsync();
            EventRecord[] events = [.. samples.Select((data, i) => new EventRecord(2 + i, "value_recorded", Scene.Now, data))];
            await scene.DoAsync(Scene.Commit(held) with { Events = events, Snapshot = new SnapshotRecord(2, Scene.Shape, every) });
            IReadOnlyList<EventRecord> log = await scene.LogAsync(after: 1);
            for (int i = 0; i < samples.Length; i++) Check.Data(samples[i], log[i].Data, $"sample {i}");
            Check.Data(every, (await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None))?.Data);
        }),
        StoreConformanceCase.Of("the store keeps its own copy of what it was given", async scene =>
        {
            byte[] buffer = "\"mine\""u8.ToArray();
            CreateRun create = Scene.NewRun("run-1");
            await scene.DoAsync(new CreateRun(create.Run with { Input = buffer }, [new EventRecord(1, "workflow_started", Scene.Now, buffer)]));
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Signal, buffer, Scene.Now));
            Array.Clear(buffer);
            await scene.RenewAsync();
            await scene.TakeAsync("run-1");
            Check.Data("\"mine\""u8.ToArray(), (await scene.RunAsync()).Input);
            Check.Data("\"mine\""u8.ToArray(), (await scene.LogAsync())[0].Data);
            Check.Data("\"mine\""u8.ToArray(), (await scene.InboxAsync())[0].Data);
        }),
        StoreConformanceCase.Of("text is kept character by character", async scene =>
        {
            string odd = "a\0b'\"%_;-- ключ 🎉";
            CreateRun create = Scene.NewRun("run-1");
            await scene.DoAsync(create with { Run = create.Run with { CreatedBy = odd, Workspace = "", Tags = new Dictionary<string, string> { [odd] = odd } } });
            RunRecord run = await scene.RunAsync();
            Check.Equal((odd, ""), (run.CreatedBy, run.Workspace));
            Check.Equal(odd, run.Tags[odd]);
        }),
        StoreConformanceCase.Of("times are kept to 100 nanoseconds, as moments", async scene =>
        {
            CreateRun create = Scene.NewRun("run-1");
            DateTimeOffset elsewhere = Scene.Now.ToOffset(TimeSpan.FromHours(5.5));
            await scene.DoAsync(create with { Run = create.Run with { CreatedAt = elsewhere, WakeAt = DateTimeOffset.MaxValue } });
            Check.Equal((Scene.Now, (DateTimeOffset?)DateTimeOffset.MaxValue), ((await scene.RunAsync()).CreatedAt, (await scene.RunAsync()).WakeAt));
        }),
        StoreConformanceCase.Of("a long log is read in pages", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held, events: 4_999));
            List<long> numbers = [];
            while (await scene.LogAsync(after: numbers.Count, limit: 700) is { Count: > 0 } page) numbers.AddRange(page.Select(entry => entry.Sequence));
            Check.Sequence(Enumerable.Range(1, 5_000).Select(i => (long)i), numbers);
        }),
        StoreConformanceCase.Of("a log is read from any event on, and a limit of 0 reads nothing", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", events: 5));
            Check.Sequence([4L, 5L], (await scene.LogAsync(after: 3)).Select(entry => entry.Sequence));
            Check.Sequence([2L], (await scene.LogAsync(after: 1, limit: 1)).Select(entry => entry.Sequence));
            Check.Equal(0, (await scene.LogAsync(after: 5)).Count);
            Check.Equal(0, (await scene.LogAsync(after: 0, limit: 0)).Count);
        }),
    ];
}
