using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class LeaseCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("runs of a worker whose lease has ended are taken over, whatever they wait for", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { WakeAt = Scene.Later.AddYears(1) });
            await scene.RenewAsync("w2", Scene.Later, Scene.Now);
            Check.Sequence([], await scene.AcquireIdsAsync("w2", leaseNow: Scene.LeaseEnd.AddTicks(-1)));
            RunRecord taken = await scene.TakeAsync("run-1", "w2", leaseNow: Scene.LeaseEnd);
            Check.Equal(("w2", held.Epoch + 1, RunStatus.Running), (taken.Owner, taken.Epoch, taken.Status));
        }),
        StoreConformanceCase.Of("a renewed lease keeps the runs", async scene =>
        {
            await scene.HeldRunAsync();
            await scene.RenewAsync("w1", Scene.Later, Scene.Now);
            await scene.RenewAsync("w2", Scene.Later, Scene.LeaseEnd);
            Check.Sequence([], await scene.AcquireIdsAsync("w2", leaseNow: Scene.LeaseEnd));
        }),
        StoreConformanceCase.Of("lease time and run time are apart", async scene =>
        {
            await scene.HeldRunAsync();
            await scene.RenewAsync("w2");
            Check.Sequence([], await scene.AcquireIdsAsync("w2", now: Scene.LeaseEnd.AddYears(1), leaseNow: Scene.Now));
        }),
        StoreConformanceCase.Of("a lease that was renewed too late keeps what nobody took", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.RenewAsync("w1", Scene.Later, Scene.LeaseEnd.AddMinutes(1));
            await scene.DoAsync(Scene.Commit(held));
        }),
        StoreConformanceCase.Of("a withdrawn worker's runs can be acquired at once, whatever they wait for", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { WakeAt = Scene.Later });
            await scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None);
            Check.Equal(null, (await scene.RunAsync()).Owner);
            await scene.RenewAsync("w2");
            await scene.TakeAsync("run-1", "w2");
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(Scene.Commit(held with { LastSequence = 2 }))).Kind);
        }),
        StoreConformanceCase.Of("withdrawing a worker that is not there does nothing", async scene =>
            await scene.Store.ReleaseWorkerAsync("nobody", CancellationToken.None)),
        StoreConformanceCase.Of("withdrawing a worker leaves the others alone", async scene =>
        {
            await scene.HeldRunAsync("run-1", "w1");
            RunRecord other = await scene.HeldRunAsync("run-2", "w2");
            await scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None);
            await scene.DoAsync(Scene.Commit(other));
        }),
        StoreConformanceCase.Of("a worker of another view of the data takes over alike", async scene =>
        {
            await scene.HeldRunAsync();
            Scene other = await scene.ReopenAsync();
            await other.RenewAsync("w2", Scene.Later, Scene.Now);
            Check.Sequence([], await other.AcquireIdsAsync("w2"));
            await other.TakeAsync("run-1", "w2", leaseNow: Scene.LeaseEnd);
        }),
        StoreConformanceCase.Of("worker ids may hold any characters", async scene =>
        {
            string worker = "host/a:b*c?\"<>|\\ é " + new string('x', 300);
            await scene.HeldRunAsync("run-1", worker);
            Check.Equal(worker, (await scene.RunAsync()).Owner);
            await scene.Store.ReleaseWorkerAsync(worker, CancellationToken.None);
        }),
    ];
}
