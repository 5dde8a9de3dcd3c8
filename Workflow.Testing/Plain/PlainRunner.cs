using Workflow.Runtime;

namespace Workflow.Testing.Plain;

/// <summary>Runs a plain body in a <see cref="PlainScope"/> and moves virtual time on whenever the body only waits for it.</summary>
internal static class PlainRunner
{
    /// <summary>
    /// Nobody can know whether plain code still does something in the background; after so much real time without an end, time moves on.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(PlainScope scope, VirtualTime time, Func<Task> body)
    {
        Task task = Start(scope, body);
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(Quiet)).ConfigureAwait(false);
            if (!task.IsCompleted) time.JumpOnce();
        }

        await task.ConfigureAwait(false);
    }

    private static Task Start(PlainScope scope, Func<Task> body)
    {
        Task? task = null;
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            DurableScope.Current = scope;
            task = body();
        }, null);
        return task!;
    }
}
