using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class StepTaskFenceCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("an attempt is ended once", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            Check.Sequence([StoreOutcomeKind.Done, StoreOutcomeKind.Fenced], await scene.WriteAllAsync(StepTasks.Complete(task), StepTasks.Complete(task)));
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("an attempt under another epoch or worker is fenced", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            Check.Sequence(
                [StoreOutcomeKind.Fenced, StoreOutcomeKind.Fenced, StoreOutcomeKind.Fenced],
                await scene.WriteAllAsync(
                    StepTasks.Complete(task with { Epoch = task.Epoch + 1 }),
                    StepTasks.Complete(task with { WorkerId = "s2" }),
                    StepTasks.Complete(task with { RunId = "nowhere" })));
            await scene.DoAsync(StepTasks.Complete(task));
        }),
        StoreConformanceCase.Of("step tasks of a worker whose lease has ended are taken over, and its late outcome is dropped", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask late = await StepTasks.TakeAsync(scene);
            await scene.RenewAsync("w1", Scene.Later, Scene.LeaseEnd);
            await scene.RenewAsync("s2", Scene.Later, Scene.LeaseEnd);
            StepTask taken = await StepTasks.TakeAsync(scene, "s2", leaseNow: Scene.LeaseEnd);
            Check.True(taken.Epoch > late.Epoch, "the epoch has grown");
            Check.Equal((false, true), (late.MayHaveRun, taken.MayHaveRun));
            Check.True((await scene.Store.ReadStepTasksAsync("s2", CancellationToken.None))[0].MayHaveRun, "the held task is known to have been held before");
            Check.Sequence([StoreOutcomeKind.Fenced, StoreOutcomeKind.Done], await scene.WriteAllAsync(StepTasks.Complete(late), StepTasks.Complete(taken)));
        }),
        StoreConformanceCase.Of("step tasks of a withdrawn worker can be acquired at once", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask late = await StepTasks.TakeAsync(scene);
            await scene.Store.ReleaseWorkerAsync("s1", CancellationToken.None);
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(StepTasks.Complete(late))).Kind);
            await scene.RenewAsync("s2");
            await StepTasks.TakeAsync(scene, "s2");
        }),
        StoreConformanceCase.Of("the outcome of a withdrawn attempt is dropped", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            await scene.DoAsync(Scene.Commit(held) with { CancelledStepTasks = [2] });
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(StepTasks.Complete(task))).Kind);
        }),
        StoreConformanceCase.Of("the next attempt replaces the one before, whose outcome is dropped", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task(attempt: 1));
            StepTask first = await StepTasks.TakeAsync(scene);
            await scene.DoAsync(Scene.Commit(held) with { CancelledStepTasks = [2], NewStepTasks = [StepTasks.Task(attempt: 2)] });
            StepTask second = await StepTasks.TakeAsync(scene);
            Check.Equal(2, second.Task.Attempt);
            Check.Sequence([StoreOutcomeKind.Fenced, StoreOutcomeKind.Done], await scene.WriteAllAsync(StepTasks.Complete(first), StepTasks.Complete(second)));
        }),
        StoreConformanceCase.Of("a step task that is handed out again after a restart is a new one, and the late outcome of the one before is dropped", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask late = await StepTasks.TakeAsync(scene);
            await scene.DoAsync(Scene.Commit(held) with { Status = RunStatus.Failed, Failure = Scene.Json("{}"), Release = true });
            RunRecord ended = await scene.RunAsync();
            await scene.DoAsync(new RestartRun("run-1", ended.LastSequence, [Scene.Event(ended.LastSequence + 1, "run_restarted")], [], null, Scene.Now));
            await scene.DoAsync(Scene.Commit(await scene.TakeAsync("run-1")) with { NewStepTasks = [StepTasks.Task()] });
            StepTask taken = await StepTasks.TakeAsync(scene);
            Check.Equal(false, taken.MayHaveRun);
            Check.Sequence([StoreOutcomeKind.Fenced, StoreOutcomeKind.Done], await scene.WriteAllAsync(StepTasks.Complete(late), StepTasks.Complete(taken)));
        }),
        StoreConformanceCase.Of("a fenced commit hands out and withdraws nothing", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task(2));
            await scene.WriteAsync(Scene.Commit(held with { Epoch = 99 }) with { CancelledStepTasks = [2], NewStepTasks = [StepTasks.Task(3)] });
            Check.Sequence([2L], (await StepTasks.AcquireAsync(scene)).Tasks.Select(task => task.Task.Sequence));
        }),
        StoreConformanceCase.Of("workers without a lease acquire no step tasks", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            await Check.ThrowsAsync<StoreException>(() => StepTasks.AcquireAsync(scene, "never-announced"), "a worker that never announced itself");
        }),
    ];
}
