using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Running;

/// <summary>
/// Executes a body as what it is, an ordinary async method: on one thread, over a virtual time, and with the same rules for what ends next that
/// <see cref="DurableStage"/> has.
/// </summary>
internal static class PlainExecution
{
    /// <summary>Bounds what a body that does not end can do to the tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">The body goes in circles.</exception>
    public static async Task<Observation> RunAsync(PlainStage stage, Func<Task<string>> body)
    {
        PlainScope scope = new(stage);
        TaskCompletionSource<Observation> circles = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Action<DurableScope> listener = each =>
        {
            if (each == scope) circles.TrySetException(new TimeoutException("The body goes in circles."));
        };
        Turns.WentInCircles += listener;
        try
        {
            return await (await Task.WhenAny(Task.Run(() => Run(scope, stage, body)), circles.Task).WaitAsync(Patience).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            Turns.WentInCircles -= listener;
        }
    }

    private static Observation Run(PlainScope scope, PlainStage stage, Func<Task<string>> body)
    {
        Task<string> task = Start(scope, body);
        while (!task.IsCompleted && stage.MoveOn()) { }
        string outcome = !task.IsCompleted ? "waits for ever"
            : task.IsCompletedSuccessfully ? Observation.Returned(task.Result)
            : Thrown(task);
        return new Observation(outcome, stage.Trace, stage.Effects);
    }

    private static string Thrown(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            throw new InvalidOperationException("The task has not failed.");
        }
        catch (Exception error)
        {
            return Observation.Threw(error.GetType().FullName, error.Message);
        }
    }

    private static Task<string> Start(PlainScope scope, Func<Task<string>> body)
    {
        Task<string>? task = null;
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            DurableScope.Current = scope;
            task = body();
        }, null);
        return task!;
    }
}
