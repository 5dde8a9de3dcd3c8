using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class NewBeginningCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a run that begins anew keeps its log and drops its snapshot", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Snapshot = new SnapshotRecord(2, Scene.Shape, Scene.Json("{}")) });
            await scene.DoAsync(Beginning(held with { LastSequence = 2 }, "other_workflow", "2.0.0"));
            RunRecord anew = await (await scene.ReopenAsync()).RunAsync();
            Check.Equal(("other_workflow", "2.0.0", 3L, 3L), (anew.Workflow, anew.Version, anew.FirstSequence, anew.LastSequence));
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None));
            Check.Equal(3, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a run that begins anew is taken by those who host its new workflow", async scene =>
        {
            await scene.DoAsync(Beginning(await scene.HeldRunAsync(), "other_workflow", "2.0.0"));
            Check.Sequence([], await scene.AcquireIdsAsync());
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: [new("other_workflow", "2.0.0", Scene.Shape)]));
        }),
        StoreConformanceCase.Of("a failed run is restarted with a longer log and what is put into its inbox", async scene =>
        {
            await FailAsync(scene);
            await scene.DoAsync(Restart(2));
            RunRecord taken = await scene.TakeAsync("run-1");
            Check.Equal((3L, 1, (DateTimeOffset?)Scene.Later), (taken.LastSequence, taken.Restarts, taken.Deadline));
            Check.True(taken.Failure is null && taken.CompletedAt is null, "nothing of the failure is left");
            Check.Sequence(["a", "b"], (await scene.InboxAsync()).Select(static each => each.Kind));
        }),
        StoreConformanceCase.Of("a restarted run that is to begin later waits until then", async scene =>
        {
            await FailAsync(scene);
            await scene.DoAsync(Restart(2) with { WakeAt = Scene.Later });
            AcquiredRuns early = await scene.AcquireAsync();
            Check.Equal((0, (DateTimeOffset?)Scene.Later), (early.Runs.Count, early.NextWake));
            Check.Equal(Scene.Later, (await scene.TakeAsync("run-1", now: Scene.Later)).WakeAt);
        }),
        StoreConformanceCase.Of("a restart drops the snapshot", async scene =>
        {
            await FailAsync(scene, new SnapshotRecord(2, Scene.Shape, Scene.Json("{}")));
            await scene.DoAsync(Restart(2));
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("only one of two restarts is done", async scene =>
        {
            await FailAsync(scene);
            await scene.DoAsync(Restart(2));
            Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(Restart(2))).Kind);
        }),
        StoreConformanceCase.Of("runs that have completed, have not ended, or are not there are not restarted", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(Restart(1))).Kind);
            await scene.DoAsync(Scene.Complete(held));
            Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(Restart(2))).Kind);
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(Restart(1) with { RunId = "nobody" })).Kind);
        }),
        StoreConformanceCase.Of("a run is restarted together with its children", async scene =>
        {
            await FailFamilyAsync(scene);
            await scene.DoAsync(Restart(2) with { Children = [Restart(2) with { RunId = "child-1", Children = [Restart(2) with { RunId = "child-2" }] }] });
            foreach (string id in (string[])["run-1", "child-1", "child-2"]) Check.Equal((RunStatus.Pending, 3L), ((await scene.RunAsync(id)).Status, (await scene.RunAsync(id)).LastSequence));
        }),
        StoreConformanceCase.Of("a run is not restarted where one of its children, or of theirs, is not as it was planned", async scene =>
        {
            await FailFamilyAsync(scene);
            foreach (RestartRun other in (RestartRun[])[Restart(1) with { RunId = "child-2" }, Restart(2) with { RunId = "nobody" }])
            {
                RestartRun deep = Restart(2) with { Children = [Restart(2) with { RunId = "child-1", Children = [other] }] };
                Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(deep)).Kind);
            }

            foreach (string id in (string[])["run-1", "child-1", "child-2"]) Check.Equal((RunStatus.Failed, 2), ((await scene.RunAsync(id)).Status, await scene.LogLengthAsync(id)));
        }),
        StoreConformanceCase.Of("a run is not restarted where a child that it goes on to wait for has ended", async scene =>
        {
            await FailFamilyAsync(scene);
            await scene.HeldRunAsync("alive");
            foreach (string ended in (string[])["child-1", "nobody"])
                Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(Restart(2) with { AwaitedChildren = ["alive", ended] })).Kind);
            Check.Equal((RunStatus.Failed, 2), ((await scene.RunAsync()).Status, await scene.LogLengthAsync()));
            await scene.DoAsync(Restart(2) with { AwaitedChildren = ["alive"] });
        }),
        StoreConformanceCase.Of("a hook that a restarted run waits for again can be answered though it was closed", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, null)], ClosedHooks = ["token"], Status = RunStatus.Cancelled, Release = true, Failure = Scene.Json("{}") });
            await scene.DoAsync(Restart(2) with { OpenHooks = ["token"] });
            await scene.DoAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now));
        }),
        StoreConformanceCase.Of("of the hooks of a restarted run only those that it waits for can be answered", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, null), new NewHook("behind", 2, null)], Status = RunStatus.Failed, Release = true, Failure = Scene.Json("{}") });
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now))).Kind);
            await scene.DoAsync(Restart(2) with { OpenHooks = ["token"] });
            await scene.DoAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now));
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(new AnswerHook("behind", Scene.Json("{}"), Scene.Now))).Kind);
        }),
    ];

    private static CommitRun Beginning(RunRecord held, string workflow, string version) => Scene.Park(held, Scene.Now) with
    {
        Beginning = new NewBeginning(workflow, version, held.LastSequence + 1),
    };

    private static RestartRun Restart(long last) =>
        new("run-1", last, [Scene.Event(last + 1, "run_restarted")], [("a", Scene.Json("{}"), Scene.Now), ("b", Scene.Json("{}"), Scene.Later)], Scene.Later, Scene.Now);

    private static async Task FailFamilyAsync(Scene scene)
    {
        await FailAsync(scene);
        foreach (string child in (string[])["child-1", "child-2"])
            await scene.DoAsync(Scene.Commit(await scene.HeldRunAsync(child)) with { Status = RunStatus.Failed, Release = true, Failure = Scene.Json("{}") });
    }

    private static async Task FailAsync(Scene scene, SnapshotRecord? snapshot = null) => await scene.DoAsync(
        Scene.Commit(await scene.HeldRunAsync()) with { Status = RunStatus.Failed, Release = true, Failure = Scene.Json("{}"), Snapshot = snapshot });
}
