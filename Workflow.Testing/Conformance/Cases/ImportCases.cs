using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class ImportCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a run is read with all that belongs to it", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held, 3) with
            {
                NewHooks = [new NewHook("one", 2, Scene.Later), new NewHook("two", 3, null)],
                ClosedHooks = ["one"],
                NewStepTasks = [StepTasks.Task(4)],
                Snapshot = new SnapshotRecord(4, Scene.Shape, Scene.Json("[1]")),
            });
            await scene.WriteAllAsync(Message("first"), Message("second"));
            WholeRun whole = await ReadAsync(scene);
            Check.Equal(4L, whole.Run.LastSequence);
            Check.Data(Scene.Json("[1]"), whole.Snapshot!.Data);
            Check.Sequence([new KeptHook(new NewHook("one", 2, Scene.Later), true), new KeptHook(new NewHook("two", 3, null), false)], whole.Hooks);
            Check.Sequence(["\"first\"", "\"second\""], whole.Inbox.Select(each => System.Text.Encoding.UTF8.GetString(each.Data.Span)));
            Check.Sequence([4L], whole.StepTasks.Select(each => each.Sequence));
        }),
        StoreConformanceCase.Of("of a run that is not there nothing is read", async scene => Check.Equal(null, await scene.Store.ReadWholeRunAsync("run-1", CancellationToken.None))),
        StoreConformanceCase.Of("an imported run reads back as it was given, and goes on", async scene =>
        {
            await scene.DoAsync(Waiting());
            WholeRun whole = await ReadAsync(scene);
            Check.Equal((RunStatus.Suspended, 3L, (string?)null, (DateTimeOffset?)Scene.Now), (whole.Run.Status, whole.Run.LastSequence, whole.Run.Owner, whole.Run.WakeAt));
            Check.Data(Scene.Json("[2]"), whole.Snapshot!.Data);
            Check.Sequence(Waiting().Whole.Hooks, whole.Hooks);
            Check.Sequence(["signal_received"], whole.Inbox.Select(each => each.Kind));
            Check.Sequence([3L], whole.StepTasks.Select(each => each.Sequence));
            Check.Equal(3, await scene.LogLengthAsync());
            await scene.RenewAsync();
            RunRecord taken = await scene.TakeAsync("run-1");
            Check.Equal(1, (await scene.InboxAsync()).Count);
            await scene.DoAsync(new AnswerHook("open", Scene.Json("{}"), Scene.Now));
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(new AnswerHook("shut", Scene.Json("{}"), Scene.Now))).Kind);
            await scene.DoAsync(Scene.Commit(taken));
        }),
        StoreConformanceCase.Of("an imported step task may have run where it comes from", async scene =>
        {
            await scene.DoAsync(Waiting());
            await scene.RenewAsync("s1");
            Check.True((await StepTasks.TakeAsync(scene)).MayHaveRun, "the imported task may have run");
        }),
        StoreConformanceCase.Of("an imported run that waits for nothing but a message is left until one comes", async scene =>
        {
            ImportRun import = Waiting();
            await scene.DoAsync(import with { Whole = import.Whole with { Run = import.Whole.Run with { WakeAt = null }, Inbox = [] } });
            await scene.RenewAsync();
            Check.Sequence([], await scene.AcquireIdsAsync());
            await scene.DoAsync(Message("now"));
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync());
        }),
        StoreConformanceCase.Of("an imported run that has ended stays as it is", async scene =>
        {
            ImportRun import = Waiting();
            RunRecord ended = import.Whole.Run with { Status = RunStatus.Completed, Result = Scene.Json("1"), CompletedAt = Scene.Now, WakeAt = null };
            await scene.DoAsync(import with { Whole = new WholeRun(ended, null, [], [], []) });
            await scene.RenewAsync();
            Check.Sequence([], await scene.AcquireIdsAsync());
            Check.Equal((RunStatus.Completed, (DateTimeOffset?)Scene.Now), ((await scene.RunAsync()).Status, (await scene.RunAsync()).CompletedAt));
        }),
        StoreConformanceCase.Of("importing an id that exists writes nothing and shows the run that is there", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", events: 2));
            StoreOutcome outcome = await scene.WriteAsync(Waiting());
            Check.Equal((StoreOutcomeKind.Exists, 2L), (outcome.Kind, outcome.Existing!.LastSequence));
            Check.Equal((2, 0), (await scene.LogLengthAsync(), (await ReadAsync(scene)).Hooks.Count));
        }),
        StoreConformanceCase.Of("a run with a token that another run has is not imported", async scene =>
        {
            await scene.DoAsync(Scene.Commit(await scene.HeldRunAsync("other")) with { NewHooks = [new NewHook("open", 2, null)] });
            await Check.ThrowsAsync<StoreException>(() => scene.WriteAsync(Waiting()), "a token of another run");
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("a log with a gap is not imported", async scene =>
        {
            ImportRun import = Waiting();
            await Check.ThrowsAsync<ArgumentException>(() => scene.WriteAsync(import with { Events = [Scene.Event(1), Scene.Event(3), Scene.Event(4)] }), "a log with a gap");
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("an imported run is seen by another view of the data", async scene =>
        {
            await scene.DoAsync(Waiting());
            Check.Equal(3, (await ReadAsync(await scene.ReopenAsync())).Run.LastSequence);
        }),
    ];

    /// <summary>A run of three events that has a hook to be answered, one that was, a message and a step task.</summary>
    private static ImportRun Waiting()
    {
        CreateRun create = Scene.NewRun("run-1", events: 3);
        RunRecord run = create.Run with { Status = RunStatus.Suspended, ShapeHash = Scene.Shape };
        return new ImportRun(
            new WholeRun(
                run, new SnapshotRecord(3, Scene.Shape, Scene.Json("[2]")), [new KeptHook(new NewHook("shut", 2, null), true), new KeptHook(new NewHook("open", 3, Scene.Later), false)],
                [new InboxMessage(0, "run-1", InboxMessageKinds.Signal, Scene.Json("{}"), Scene.Now)], [StepTasks.Task(3)]),
            create.Events);
    }

    private static DeliverMessage Message(string text) => new("run-1", InboxMessageKinds.Signal, Scene.Json($"\"{text}\""), Scene.Now);

    private static async Task<WholeRun> ReadAsync(Scene scene) =>
        await scene.Store.ReadWholeRunAsync("run-1", CancellationToken.None) ?? throw new StoreConformanceException("Run 'run-1' should be there but is not.");
}
