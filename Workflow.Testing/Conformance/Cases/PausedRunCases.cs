using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class PausedRunCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a paused run is left alone by every code, whatever its wake-up time", async scene =>
        {
            await PauseAsync(scene);
            Check.True((await scene.RunAsync()).IsPaused, "the run is paused");
            Check.Sequence([], await scene.AcquireIdsAsync(now: Scene.Later));
            Check.Sequence([], await scene.AcquireIdsAsync(now: Scene.Later, hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a message alone does not wake a paused run", async scene =>
        {
            await PauseAsync(scene);
            await scene.DoAsync(Scene.Signal("run-1"));
            Check.Sequence([], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a paused run goes on when it is resumed or terminated", async scene =>
        {
            foreach (string kind in new[] { InboxMessageKinds.Resume, InboxMessageKinds.Terminate })
            {
                await PauseAsync(scene, kind);
                await scene.DoAsync(new DeliverMessage(kind, kind, Scene.Json("{}"), Scene.Now));
                RunRecord taken = await scene.TakeAsync(kind);
                Check.True(!taken.IsPaused, "a run that is held is not paused");
            }
        }),
        StoreConformanceCase.Of("an order to resume that comes before the pause is let go is not lost", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            await scene.DoAsync(Pausing(held));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a run that is to begin later is not begun by a message", async scene =>
        {
            await scene.RenewAsync();
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.DoAsync(Scene.Signal("run-1"));
            Check.Sequence([], await scene.AcquireIdsAsync());
            await scene.TakeAsync("run-1", now: Scene.Later);
        }),
        StoreConformanceCase.Of("a run that is to begin later is ended by an order before its time", async scene =>
        {
            await scene.RenewAsync();
            foreach (string kind in new[] { InboxMessageKinds.Cancel, InboxMessageKinds.Terminate })
            {
                await scene.DoAsync(Scene.NewRun(kind, wakeAt: Scene.Later));
                await scene.DoAsync(new DeliverMessage(kind, kind, Scene.Json("{}"), Scene.Now));
                await scene.TakeAsync(kind);
            }
        }),
    ];

    private static CommitRun Pausing(RunRecord held) => Scene.Park(held, Scene.Now) with { BlockedReason = "paused", IsPaused = true };

    private static async Task PauseAsync(Scene scene, string id = "run-1") => await scene.DoAsync(Pausing(await scene.HeldRunAsync(id)));
}
