using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class FencingCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a commit to a run that is not there is fenced", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { RunId = "nowhere" }))).Kind);
        }),
        StoreConformanceCase.Of("a commit under another epoch is fenced", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            foreach (long epoch in new[] { held.Epoch - 1, held.Epoch + 1 })
            {
                Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { Epoch = epoch }))).Kind);
            }
        }),
        StoreConformanceCase.Of("a commit by another worker is fenced", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { Owner = "w2" }))).Kind);
        }),
        StoreConformanceCase.Of("the fence is checked before the sequence number", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            CommitRun wrong = Scene.Commit(held with { Epoch = held.Epoch + 1, LastSequence = 7 });
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(wrong)).Kind);
        }),
        StoreConformanceCase.Of("a commit after the run was let go is fenced", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(held));
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { LastSequence = 2 }))).Kind);
        }),
        StoreConformanceCase.Of("a commit after the run has ended is fenced", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Complete(held));
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { LastSequence = 2 }))).Kind);
            Check.Equal(2, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("the same worker is fenced by its own later acquisition", async scene =>
        {
            RunRecord first = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(first, Scene.Now));
            RunRecord second = await scene.TakeAsync("run-1");
            Check.True(second.Epoch > first.Epoch, "the epoch has grown");
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(first with { LastSequence = 2 }))).Kind);
            await scene.DoAsync(Scene.Commit(second));
        }),
        StoreConformanceCase.Of("a worker whose lease has ended may commit until somebody takes the run", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Now = Scene.LeaseEnd.AddHours(1) });
        }),
        StoreConformanceCase.Of("a late commit is fenced once another has taken the run", async scene =>
        {
            RunRecord late = await scene.HeldRunAsync();
            DateTimeOffset after = Scene.LeaseEnd.AddSeconds(1);
            await scene.RenewAsync("w2", after.AddMinutes(1), after);
            RunRecord taken = await scene.TakeAsync("run-1", "w2", leaseNow: after);
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(late))).Kind);
            await scene.DoAsync(Scene.Commit(taken));
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Complete(late))).Kind);
            Check.Equal(2, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a commit through another view of the data is fenced alike", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Scene other = await scene.ReopenAsync();
            Check.Equal(StoreOutcomeKind.Fenced, (await other.WriteAsync(Scene.Commit(held with { Epoch = held.Epoch + 1 }))).Kind);
            await other.DoAsync(Scene.Commit(held));
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 2 }));
        }),
    ];
}
