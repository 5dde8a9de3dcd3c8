using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class AcquisitionCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("an acquired run is running, owned, and under a new epoch", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1"));
            await scene.RenewAsync();
            RunRecord taken = await scene.TakeAsync("run-1", now: Scene.Later);
            RunRecord read = await scene.RunAsync();
            Check.Equal((RunStatus.Running, "w1", 1L, 1), (taken.Status, taken.Owner, taken.Epoch, taken.AcquisitionsWithoutProgress));
            Check.Equal((taken.Status, taken.Owner, taken.Epoch, taken.UpdatedAt), (read.Status, read.Owner, read.Epoch, read.UpdatedAt));
            Check.Data(Scene.Json("""{"order":17}"""), taken.Input);
        }),
        StoreConformanceCase.Of("a run that is held is not acquired by anybody else", async scene =>
        {
            await scene.HeldRunAsync();
            await scene.RenewAsync("w2");
            Check.Sequence([], await scene.AcquireIdsAsync("w2", now: Scene.Later));
            Check.Sequence([], await scene.AcquireIdsAsync("w1", now: Scene.Later));
        }),
        StoreConformanceCase.Of("a run is not acquired before its time, and the next time is told", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("late", wakeAt: Scene.Later.AddHours(1)));
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.RenewAsync();
            AcquiredRuns early = await scene.AcquireAsync(now: Scene.Later.AddTicks(-1));
            Check.Equal((0, (DateTimeOffset?)Scene.Later), (early.Runs.Count, early.NextWake));
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(now: Scene.Later));
        }),
        StoreConformanceCase.Of("a run that was let go without a time waits for a message", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(held));
            AcquiredRuns none = await scene.AcquireAsync(now: Scene.Later.AddYears(9));
            Check.Equal((0, (DateTimeOffset?)null), (none.Runs.Count, none.NextWake));
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a run that was let go with a time in the past is ready at once", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(held, Scene.Now.AddDays(-1)));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("only workflows and versions that the worker hosts are acquired", async scene =>
        {
            CreateRun run = Scene.NewRun("run-1");
            await scene.DoAsync(run);
            await scene.DoAsync(run with { Run = run.Run with { RunId = "other-version", Version = "2.0.0" } });
            await scene.DoAsync(run with { Run = run.Run with { RunId = "other-name", Workflow = "ship" } });
            await scene.RenewAsync();
            Check.Sequence([], await scene.AcquireIdsAsync(hosted: []));
            Check.Sequence(["other-version"], await scene.AcquireIdsAsync(hosted: [new(Scene.Workflow, "2.0.0", "x"), new("ship", "9", "x")]));
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync());
        }),
        StoreConformanceCase.Of("the next time is that of hosted workflows alone", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.RenewAsync();
            Check.Equal(null, (await scene.AcquireAsync(hosted: [new("ship", "1.0.0", "x")])).NextWake);
        }),
        StoreConformanceCase.Of("a limit leaves ready runs behind and says that there are some", async scene =>
        {
            for (int i = 0; i < 5; i++) await scene.DoAsync(Scene.NewRun($"run-{i}"));
            await scene.RenewAsync();
            AcquiredRuns first = await scene.AcquireAsync(limit: 3);
            Check.Equal(3, first.Runs.Count);
            Check.True(first.NextWake <= Scene.Now, "the next wake-up time is not in the future");
            AcquiredRuns second = await scene.AcquireAsync(limit: 3);
            Check.Equal((2, (DateTimeOffset?)null), (second.Runs.Count, second.NextWake));
        }),
        StoreConformanceCase.Of("a limit of 0 takes nothing and tells the next time", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.RenewAsync();
            AcquiredRuns looked = await scene.AcquireAsync(limit: 0);
            Check.Equal((0, (DateTimeOffset?)Scene.Later), (looked.Runs.Count, looked.NextWake));
            AcquiredRuns due = await scene.AcquireAsync(limit: 0, now: Scene.Later);
            Check.True(due.Runs.Count == 0 && due.NextWake <= Scene.Later, "a run that is due is told of and not taken");
            Check.Equal(null, (await scene.RunAsync()).Owner);
        }),
        StoreConformanceCase.Of("the runs that are due longest come first", async scene =>
        {
            for (int minutes = 3; minutes >= 1; minutes--) await scene.DoAsync(Scene.NewRun($"run-{minutes}", wakeAt: Scene.Now.AddMinutes(minutes)));
            await scene.RenewAsync();
            Check.Sequence(["run-1", "run-2"], await scene.AcquireIdsAsync(limit: 2, now: Scene.Later));
        }),
        StoreConformanceCase.Of("workers without a lease acquire nothing", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1"));
            await Check.ThrowsAsync<StoreException>(() => scene.AcquireAsync("never-announced"), "a worker that never announced itself");
            await scene.RenewAsync("w1");
            await Check.ThrowsAsync<StoreException>(() => scene.AcquireAsync("w1", leaseNow: Scene.LeaseEnd), "a worker whose lease has ended");
            await scene.RenewAsync("w1", Scene.Later, Scene.LeaseEnd);
            await scene.TakeAsync("run-1", "w1", leaseNow: Scene.LeaseEnd);
        }),
        StoreConformanceCase.Of("a run that was created as held belongs to its holder", async scene =>
        {
            await scene.RenewAsync();
            CreateRun run = Scene.NewRun("run-1");
            await scene.DoAsync(run with { Run = run.Run with { Owner = "w1", Epoch = 1, Status = RunStatus.Running } });
            Check.Sequence([], await scene.AcquireIdsAsync());
            await scene.DoAsync(Scene.Commit(await scene.RunAsync()));
        }),
    ];
}
