using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class BatchCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("an empty batch has no outcomes", async scene => Check.Equal(0, (await scene.WriteAllAsync()).Length)),
        StoreConformanceCase.Of("writes of a batch see those before them", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Sequence(
                [StoreOutcomeKind.Done, StoreOutcomeKind.Exists, StoreOutcomeKind.Done, StoreOutcomeKind.Done, StoreOutcomeKind.SequenceConflict, StoreOutcomeKind.Done],
                await scene.WriteAllAsync(
                    Scene.NewRun("run-2"), Scene.NewRun("run-2"), Scene.Signal("run-2"), Scene.Commit(held), Scene.Commit(held), Scene.Commit(held with { LastSequence = 2 })));
            Check.Equal(3, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a write that is refused leaves its neighbours alone", async scene =>
        {
            RunRecord one = await scene.HeldRunAsync("run-1");
            RunRecord two = await scene.HeldRunAsync("run-2");
            CommitRun refused = Scene.Commit(one) with
            {
                Epoch = one.Epoch + 1,
                Snapshot = new SnapshotRecord(2, Scene.Shape, Scene.Json("{}")),
                NewHooks = [new NewHook("token", 2, null)],
                NewStepTasks = [new NewStepTask(2, 1, "mail", "send", Scene.Json("{}"), Scene.Now)],
            };
            Check.Sequence(
                [StoreOutcomeKind.Done, StoreOutcomeKind.Fenced, StoreOutcomeKind.NotFound, StoreOutcomeKind.Done],
                await scene.WriteAllAsync(Scene.NewRun("run-3"), refused, Scene.Signal("nowhere"), Scene.Commit(two)));

            Check.Equal((1, 2), (await scene.LogLengthAsync("run-1"), await scene.LogLengthAsync("run-2")));
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None));
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now))).Kind);
        }),
        StoreConformanceCase.Of("a batch of a thousand writes keeps their order", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            StoreWrite[] writes = [.. Enumerable.Range(0, 1000).Select(i => Scene.Commit(held with { LastSequence = 1 + i }))];
            Check.True((await scene.WriteAllAsync(writes)).All(kind => kind == StoreOutcomeKind.Done), "all thousand commits are applied");
            Check.Equal(1001L, (await scene.RunAsync()).LastSequence);
        }),
        StoreConformanceCase.Of("a cancelled call that has not begun writes nothing", async scene =>
        {
            await Check.ThrowsAsync<OperationCanceledException>(
                () => scene.Store.WriteAsync([Scene.NewRun("run-1")], new CancellationToken(canceled: true)), "a call whose token is cancelled already");
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("one commit does everything at once", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            long message = (await scene.InboxAsync())[0].Id;
            await scene.DoAsync(Scene.Park(held, Scene.Later) with
            {
                Snapshot = new SnapshotRecord(2, Scene.Shape, Scene.Json("""{"state":4}""")),
                ConsumedInbox = message,
                NewHooks = [new NewHook("token", 2, null)],
                NewStepTasks = [new NewStepTask(2, 1, "mail", "send", Scene.Json("{}"), Scene.Now)],
            });

            RunRecord run = await scene.RunAsync();
            Check.Equal((RunStatus.Suspended, null, (DateTimeOffset?)Scene.Later), (run.Status, run.Owner, run.WakeAt));
            Check.Equal(2L, (await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None))!.Sequence);
            Check.Sequence([], await scene.AcquireIdsAsync());
            AcquiredSteps steps = await scene.Store.AcquireStepsAsync(new StepAcquisition("w1", ["mail"], ["send"], 9, Scene.Now, Scene.Now), CancellationToken.None);
            Check.Equal(1, steps.Tasks.Count);
            await scene.DoAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now));
        }),
    ];
}
