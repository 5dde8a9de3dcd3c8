using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Runs;

/// <content>How an incarnation is written down between two turns, and made from what was written.</content>
internal sealed partial class RunContext
{
    private static readonly SnapshotDocument Document = new();

    /// <summary>The event that the newest snapshot is current for, as far as this incarnation knows; 0 for none.</summary>
    public long SnapshotSequence { get; private set; }

    /// <summary>The run's random numbers; null until the body asks for some.</summary>
    public SeededRandom? SeededRandom { get; private set; }

    /// <summary>The changes that the body asked for, and whether the run takes them.</summary>
    public SortedDictionary<string, bool> Patches { get; } = new(StringComparer.Ordinal);

    public ExceptionCodecs Exceptions => _services.Exceptions;

    /// <summary>Writes down all of the run that is in memory. Between two turns only, and only when its whole log is durable or about to be.</summary>
    /// <returns>The snapshot; null where the run cannot have one now.</returns>
    /// <param name="obstacle">What stands in the way.</param>
    public SnapshotRecord? TakeSnapshot(out string? obstacle)
    {
        obstacle = Obstacle();
        if (obstacle is not null) return null;
        try
        {
            byte[] data = ValueWriter.ToUtf8(Document, this, new SnapshotWriter(this, _services.Types));
            SnapshotSequence = Log.LastSequence;
            return new SnapshotRecord(SnapshotSequence, _workflow.SnapshotHash, data);
        }
        catch (ValueException error)
        {
            // Not its message, which may quote keys of dictionaries, and what a getter of the user's threw.
            obstacle = $"A variable, or what is in it, cannot be carried: a value of type '{error.Type}'.";
            return null;
        }
    }

    /// <summary>Makes this incarnation what the snapshot holds, and then runs one turn for every stimulus that was recorded after it.</summary>
    /// <param name="snapshot">The snapshot; the log begins after it.</param>
    /// <param name="services">The run's DI scope.</param>
    /// <exception cref="ValueException">The snapshot cannot be read by this code. This incarnation is of no use then.</exception>
    public void RestoreAndReplay(SnapshotRecord snapshot, IServiceProvider services)
    {
        Restore(snapshot, services);
        ReplayRest();
    }

    /// <summary>Makes this incarnation what the snapshot holds.</summary>
    /// <inheritdoc cref="RestoreAndReplay"/>
    public void Restore(SnapshotRecord snapshot, IServiceProvider services)
    {
        SnapshotReader reader = new(this, _services.Types, services);
        // On the pump, which is what all that waits goes on by; not in the run's scope, in which code of the user might record something.
        _pump.RunTurn(() =>
        {
            ValueReader.FromUtf8(Document, snapshot.Data.Span, reader);
            InScope(() => _body = _workflow.Continue(reader.Frames[0].EndTask));
        });
        SafeSequence = Log.LastSequence;
        SnapshotSequence = snapshot.Sequence;
    }

    /// <summary>Takes back a call that has no end yet.</summary>
    public void RestoreCall(PendingCall call)
    {
        AddPending(call, CancellationToken.None);
        if (call is not PendingStep step) return;
        step.Requires = Log.LastObservable;
        NewSteps.Add(step);
    }

    /// <summary>Has a call wait again for the token that cancels it.</summary>
    public void RestoreToken(PendingCall call, CancellationToken token) => Register(call, token);

    public void RestoreCancellation() => _cancellation.Cancel();

    public void RestoreRandom(string state) => SeededRandom = SeededRandom.From(state);

    /// <summary>Has a frame wait again for what it waited for.</summary>
    public void RestoreWait(Frame frame, Task task) => InScope(() => frame.Reawait(task));

    /// <summary>Starts a timer of the engine's own.</summary>
    public PendingTimer StartTimer(TimeSpan duration) => StartTimer(() => Later(duration), CancellationToken.None);

    /// <summary>Ends a wait for a signal that nobody awaits any more.</summary>
    public void GiveUpWait(long sequence) => RemovePending(sequence, out _);

    /// <summary>Ends a timer that is not needed any more, if it has not ended.</summary>
    public void GiveUpTimer(long sequence)
    {
        if (RemovePending(sequence, out _)) Command(new LogEntry { Type = EventTypes.TimerCancelled, Call = sequence });
    }

    /// <summary>The first reason for which there can be no snapshot now.</summary>
    private string? Obstacle()
    {
        if (_workflow.Machine is not { } machine) return "The workflow resumes by replay alone.";
        if (Violation is not null || Log.IsReplaying || Body.IsCompleted) return "The run is not waiting.";
        if (Frames.First?.Descriptor != machine) return "The body of the workflow is not the machine that its descriptor names.";
        if (Frames.HasReplays) return "A workflow or lambda that was called resumes by replay alone.";
        return _pending.Values.Any(call => call.Token.CanBeCanceled && SourceOf(call.Token) is null)
            ? "A call waits for a cancellation token that comes neither from the run nor from Durable.CreateCancellation." : null;
    }

    private bool NeedsTimer(Task task, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(task);
        EnsureOnPump("WaitAsync");
        if (task.IsCompleted || timeout == Timeout.InfiniteTimeSpan) return false;
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return true;
    }

    private TTask Until<TTask>(TTask task, TTask wait, CancellationToken token)
        where TTask : Task => wait == task ? wait : Frames.Note(wait, CompositeKind.Until, new[] { task }, token);
}
