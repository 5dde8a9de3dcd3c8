using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>Something that a run's executor reacts to; handled one at a time, in the order they come.</summary>
internal abstract record RunMessage
{
    /// <summary>The worker has just taken the run.</summary>
    public sealed record Begin(IReadOnlyList<InboxMessage> Inbox) : RunMessage;

    /// <summary>An attempt that this worker executed has ended.</summary>
    public sealed record StepEnded(long Call, int Attempt, StepOutcome Outcome) : RunMessage;

    /// <summary>A timer or retry of the run may be due.</summary>
    public sealed record TimersDue : RunMessage;

    /// <summary>Messages came into the run's inbox.</summary>
    public sealed record InboxArrived(IReadOnlyList<InboxMessage> Messages) : RunMessage;

    /// <summary>A commit has ended.</summary>
    public sealed record Committed(CommitRun Commit, StoreOutcome? Outcome, Exception? Error) : RunMessage;

    /// <summary>Something that is not durable tried to continue the body.</summary>
    public sealed record ForeignContinuation : RunMessage;

    /// <summary>Starts of steps have waited long enough to be shown to the world.</summary>
    public sealed record FlushStarts : RunMessage;

    /// <summary>The worker's lease was over for a while: the run may be another's by now.</summary>
    public sealed record CheckOwnership : RunMessage;

    /// <summary>The run was lost: it has been acquired again.</summary>
    public sealed record Lost : RunMessage;

    /// <summary>The worker stops.</summary>
    public sealed record Stop : RunMessage;
}
