using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class DeletionCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a run that ended before the time is deleted with its log, its snapshot and its hooks", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Complete(held) with { NewHooks = [new NewHook("token", 2, null)], Snapshot = new SnapshotRecord(2, Scene.Shape, Scene.Json("{}")) });
            Check.Equal(1, await DeleteAsync(scene));
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
            Check.Equal(0, await scene.LogLengthAsync());
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None));
            Check.Equal(0, (await scene.Store.QueryRunsAsync(new RunQuery(), CancellationToken.None)).Runs.Count);
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(new AnswerHook("token", Scene.Json("{}"), Scene.Now))).Kind);
        }),
        StoreConformanceCase.Of("a run that ended at the time or later is not deleted", async scene =>
        {
            await scene.DoAsync(Scene.Complete(await scene.HeldRunAsync()));
            Check.Equal(0, await DeleteAsync(scene, Scene.Now));
            Check.Equal(RunStatus.Completed, (await scene.RunAsync()).Status);
        }),
        StoreConformanceCase.Of("runs that have not ended are not deleted", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.NewRun("pending", wakeAt: Scene.Later));
            Check.Equal(0, await DeleteAsync(scene));
            await scene.DoAsync(Scene.Park(held));
            Check.Equal(0, await DeleteAsync(scene));
            Check.Equal(2, (await scene.Store.QueryRunsAsync(new RunQuery(), CancellationToken.None)).Runs.Count);
        }),
        StoreConformanceCase.Of("a run that was restarted after its end is not deleted", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Status = RunStatus.Failed, Failure = Scene.Json("{}") });
            await scene.DoAsync(new RestartRun("run-1", 2, [Scene.Event(3, "run_restarted")], [], null, Scene.Now));
            Check.Equal(0, await DeleteAsync(scene));
            Check.Equal(3, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("no more runs are deleted than asked for, those first that ended first", async scene =>
        {
            foreach ((string id, int minute) in new[] { ("late", 3), ("early", 1), ("middle", 2) })
                await scene.DoAsync(Scene.Complete(await scene.HeldRunAsync(id)) with { Now = Scene.Now.AddMinutes(minute) });
            Check.Equal(2, await DeleteAsync(scene, limit: 2));
            Check.Sequence(["late"], (await scene.Store.QueryRunsAsync(new RunQuery(), CancellationToken.None)).Runs.Select(run => run.RunId));
            Check.Equal(1, await DeleteAsync(scene, limit: 2));
            Check.Equal(0, await DeleteAsync(scene, limit: 2));
        }),
        StoreConformanceCase.Of("what belongs to other runs stays, children and parents among them", async scene =>
        {
            RunRecord parent = await scene.HeldRunAsync("parent");
            CreateRun child = Scene.NewRun("child", wakeAt: Scene.Later);
            await scene.DoAsync(Scene.Complete(parent) with
            {
                NewChildren = [new NewChild(child with { Run = child.Run with { Parent = new RunParent("parent", 2) } }, Scene.Json("{}"))],
            });
            await scene.DoAsync(Scene.Commit(await scene.HeldRunAsync("other")) with { NewHooks = [new NewHook("kept", 2, null)] });
            Check.Equal(1, await DeleteAsync(scene));
            Check.Equal(new RunParent("parent", 2), (await scene.RunAsync("child")).Parent);
            Check.Equal(1, await scene.LogLengthAsync("child"));
            Check.Equal(2, await scene.LogLengthAsync("other"));
            await scene.DoAsync(new AnswerHook("kept", Scene.Json("{}"), Scene.Now));
        }),
        StoreConformanceCase.Of("the id of a deleted run can be used again, and the new run has nothing of the old one", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Complete(held) with { Tags = new Dictionary<string, string> { ["old"] = "yes" } });
            await DeleteAsync(scene);
            RunRecord again = await scene.HeldRunAsync();
            Check.Equal((1L, 0, RunStatus.Running), (again.LastSequence, again.Tags.Count, again.Status));
            await scene.DoAsync(Scene.Commit(again));
            Check.Equal(2, await scene.LogLengthAsync());
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held) with { Epoch = held.Epoch + 5 })).Kind);
        }),
        StoreConformanceCase.Of("deleted runs are gone for another view of the data", async scene =>
        {
            await scene.DoAsync(Scene.Complete(await scene.HeldRunAsync()));
            await DeleteAsync(scene);
            Scene other = await scene.ReopenAsync();
            Check.Equal(null, await other.Store.ReadRunAsync("run-1", CancellationToken.None));
            Check.Equal(0, await other.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a limit below 1 is refused", async scene =>
            await Check.ThrowsAsync<ArgumentOutOfRangeException>(() => DeleteAsync(scene, limit: 0), "a limit of 0")),
    ];

    private static Task<int> DeleteAsync(Scene scene, DateTimeOffset? endedBefore = null, int limit = 100) =>
        scene.Store.DeleteRunsAsync(endedBefore ?? Scene.Later, limit, CancellationToken.None);
}
