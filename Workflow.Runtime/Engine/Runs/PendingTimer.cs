using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A timer that the body may be waiting for.</summary>
internal sealed class PendingTimer(long sequence, DateTimeOffset due) : PendingCall(sequence)
{
    private readonly TaskCompletionSource _source = new();

    public DateTimeOffset Due { get; } = due;

    public Task Task => _source.Task;

    public override Task EndTask => _source.Task;

    public override void Complete(LogEntry entry, RunContext context) => _source.SetResult();

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}
