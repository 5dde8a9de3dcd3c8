using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A durable task that the body may be waiting for: a step call or a timer, known by the sequence number of its command.</summary>
internal abstract class PendingCall(long sequence)
{
    public long Sequence { get; } = sequence;

    /// <summary>Undoes the link to a user's cancellation token, if there is one.</summary>
    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>The token of the body's own that cancels the call; none where it is the run's.</summary>
    public CancellationToken Token { get; set; }

    /// <summary>When the call began to wait for <see cref="Token"/>, relative to all else that waits in this run.</summary>
    public long Ordinal { get; set; }

    /// <summary>The task that the body holds.</summary>
    public abstract Task EndTask { get; }

    /// <summary>Ends the task with what the log says. Continuations run before this returns.</summary>
    public abstract void Complete(LogEntry entry, RunContext context);

    public abstract void Cancel(CancellationToken token);
}
