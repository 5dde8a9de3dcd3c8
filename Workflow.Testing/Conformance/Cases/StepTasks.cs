using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

/// <summary>What the cases about step tasks have in common: worker <c>s1</c> serves the queue <c>mail</c> and hosts the step <c>send</c>.</summary>
internal static class StepTasks
{
    public static NewStepTask Task(long sequence = 2, int attempt = 1, string queue = "mail", string step = "send", DateTimeOffset? dueAt = null) =>
        new(sequence, attempt, queue, step, Scene.Json($$"""{"call":{{sequence}}}"""), dueAt ?? Scene.Now);

    /// <summary>A held run that has handed out these tasks, and a worker for steps.</summary>
    public static async Task<RunRecord> HandOutAsync(Scene scene, params NewStepTask[] tasks)
    {
        RunRecord held = await scene.HeldRunAsync();
        await scene.DoAsync(Scene.Commit(held) with { NewStepTasks = tasks });
        await scene.RenewAsync("s1");
        return await scene.RunAsync();
    }

    public static Task<AcquiredSteps> AcquireAsync(
        Scene scene, string worker = "s1", int limit = 100, DateTimeOffset? now = null, DateTimeOffset? leaseNow = null,
        string[]? queues = null, string[]? steps = null) =>
        scene.Store.AcquireStepsAsync(
            new StepAcquisition(worker, queues ?? ["mail"], steps ?? ["send"], limit, now ?? Scene.Now, leaseNow ?? Scene.Now), CancellationToken.None);

    public static async Task<StepTask> TakeAsync(Scene scene, string worker = "s1", DateTimeOffset? leaseNow = null)
    {
        AcquiredSteps acquired = await AcquireAsync(scene, worker, leaseNow: leaseNow);
        Check.Equal(1, acquired.Tasks.Count, "the number of acquired step tasks");
        return acquired.Tasks[0];
    }

    public static CompleteStep Complete(StepTask task) => new(task, Scene.Json("""{"sent":true}"""), Scene.Now);
}
