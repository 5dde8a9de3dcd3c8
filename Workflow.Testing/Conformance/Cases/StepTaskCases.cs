using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class StepTaskCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a step task is acquired as it was handed out", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task(attempt: 3));
            StepTask task = await StepTasks.TakeAsync(scene);
            Check.Equal(("run-1", "s1", 2L, 3), (task.RunId, task.WorkerId, task.Task.Sequence, task.Task.Attempt));
            Check.Equal(("mail", "send", Scene.Now), (task.Task.Queue, task.Task.Step, task.Task.DueAt));
            Check.Data(Scene.Json("""{"call":2}"""), task.Task.Data);
        }),
        StoreConformanceCase.Of("a step task is acquired once", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            await StepTasks.TakeAsync(scene);
            AcquiredSteps none = await StepTasks.AcquireAsync(scene, now: Scene.Later);
            Check.Equal((0, (DateTimeOffset?)null), (none.Tasks.Count, none.NextDue));
        }),
        StoreConformanceCase.Of("a worker can read which step tasks it holds", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task(2), StepTasks.Task(3, dueAt: Scene.Later));
            StepTask held = await StepTasks.TakeAsync(scene);
            StepTask read = (await scene.Store.ReadStepTasksAsync("s1", CancellationToken.None))[0];
            Check.Data(held.Task.Data, read.Task.Data);
            Check.Sequence([held], [read with { Task = read.Task with { Data = held.Task.Data } }]);
            await scene.DoAsync(StepTasks.Complete(read));
            Check.Equal(0, (await scene.Store.ReadStepTasksAsync("s1", CancellationToken.None)).Count);
            Check.Equal(0, (await scene.Store.ReadStepTasksAsync("nobody", CancellationToken.None)).Count);
        }),
        StoreConformanceCase.Of("only served queues and hosted steps are acquired", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task(2), StepTasks.Task(3, queue: "print"), StepTasks.Task(4, step: "archive"));
            Check.Equal(0, (await StepTasks.AcquireAsync(scene, queues: [])).Tasks.Count);
            Check.Equal(0, (await StepTasks.AcquireAsync(scene, steps: [])).Tasks.Count);
            Check.Sequence([2L], (await StepTasks.AcquireAsync(scene)).Tasks.Select(task => task.Task.Sequence));
            AcquiredSteps rest = await StepTasks.AcquireAsync(scene, queues: ["mail", "print"], steps: ["send", "archive"]);
            Check.Sequence([3L, 4L], rest.Tasks.Select(task => task.Task.Sequence).Order());
        }),
        StoreConformanceCase.Of("a step task is not acquired before it is due, and the next due time is told", async scene =>
        {
            await StepTasks.HandOutAsync(
                scene, StepTasks.Task(2, dueAt: Scene.Later), StepTasks.Task(3, dueAt: Scene.Later.AddHours(1)), StepTasks.Task(4, step: "archive", dueAt: Scene.Now.AddTicks(1)));
            AcquiredSteps early = await StepTasks.AcquireAsync(scene, now: Scene.Later.AddTicks(-1));
            Check.Equal((0, (DateTimeOffset?)Scene.Later), (early.Tasks.Count, early.NextDue));
            Check.Sequence([2L], (await StepTasks.AcquireAsync(scene, now: Scene.Later)).Tasks.Select(task => task.Task.Sequence));
        }),
        StoreConformanceCase.Of("step tasks are acquired by due time, up to the limit", async scene =>
        {
            await StepTasks.HandOutAsync(
                scene, StepTasks.Task(2, dueAt: Scene.Now.AddMinutes(-1)), StepTasks.Task(3, dueAt: Scene.Now.AddMinutes(-3)), StepTasks.Task(4, dueAt: Scene.Now.AddMinutes(-2)));
            AcquiredSteps two = await StepTasks.AcquireAsync(scene, limit: 2);
            Check.Sequence([3L, 4L], two.Tasks.Select(task => task.Task.Sequence));
            Check.Equal(Scene.Now.AddMinutes(-1), two.NextDue);
        }),
        StoreConformanceCase.Of("an ended attempt puts its outcome into the run's inbox", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            await scene.DoAsync(StepTasks.Complete(await StepTasks.TakeAsync(scene)));
            InboxMessage message = (await scene.InboxAsync()).Single();
            Check.Equal((InboxMessageKinds.StepOutcome, "run-1"), (message.Kind, message.RunId));
            Check.Data(Scene.Json("""{"sent":true}"""), message.Data);
        }),
        StoreConformanceCase.Of("an ended attempt makes a run ready that was let go", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            await scene.DoAsync(Scene.Park(held));
            Check.Sequence([], await scene.AcquireIdsAsync());
            await scene.DoAsync(StepTasks.Complete(task));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a withdrawn step task is gone", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task(2), StepTasks.Task(3));
            await scene.DoAsync(Scene.Commit(held) with { CancelledStepTasks = [2, 77] });
            Check.Sequence([3L], (await StepTasks.AcquireAsync(scene)).Tasks.Select(task => task.Task.Sequence));
        }),
        StoreConformanceCase.Of("step tasks of a run that has ended are gone", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task(2), StepTasks.Task(3));
            StepTask taken = (await StepTasks.AcquireAsync(scene, limit: 1)).Tasks[0];
            await scene.DoAsync(Scene.Complete(held));
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(StepTasks.Complete(taken))).Kind);
            Check.Equal(0, (await StepTasks.AcquireAsync(scene)).Tasks.Count);
        }),
        StoreConformanceCase.Of("step tasks outlive the worker that handed them out", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            await scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None);
            await scene.DoAsync(StepTasks.Complete(await StepTasks.TakeAsync(scene)));
        }),
    ];
}
