using System.Diagnostics.CodeAnalysis;
using Workflow.Runtime.Engine.Log;

namespace Workflow.Runtime.Engine.Runs;

// The calls that the body has made and that have not ended yet.
internal sealed partial class RunContext
{
    /// <summary>The call whose time comes first, if it has come; those that are due together end in the order they were started.</summary>
    /// <param name="now">The time.</param>
    /// <param name="answers">Answers that are still to be handled: their hooks do not expire.</param>
    public PendingCall? DueCall(DateTimeOffset now, HookAnswers answers)
    {
        if (_timers.Count == 0 || _timers.Min.Due > now) return null;
        foreach ((DateTimeOffset due, long sequence) in _timers)
        {
            if (due > now) return null;
            if (_pending[sequence] is var call && !(call is PendingMessage hook && answers.Contains(hook.Address!))) return call;
        }

        return null;
    }

    /// <summary>Whether the time of a hook is over.</summary>
    public bool HasDueHook(DateTimeOffset now) => _timers.Count > 0 && _timers.Min.Due <= now && _pending.Values.Any(each => each is PendingMessage { Due: { } due } && due <= now);

    private void CancelEverything()
    {
        PendingCall[] pending = [.. _pending.Values];
        _cancellation.Cancel();
        foreach (PendingCall call in pending) CancelCall(call, _cancellation.Token);
    }

    /// <summary>A token of the user's own may be cancelled from anywhere; whatever is not the run's own flow of control is not durable.</summary>
    private void CancelOnPump(PendingCall call, CancellationToken token)
    {
        if (_pump.IsCurrent) CancelCall(call, token);
        else _pump.Reject();
    }

    private void CancelCall(PendingCall call, CancellationToken token)
    {
        if (!RemovePending(call.Sequence, out _)) return;
        if (call is PendingStep pendingStep) CancelledSteps.Add(pendingStep);
        else if (call is PendingMessage message) Close(message);
        call.Cancel(token);
    }

    private PendingTimer StartTimer(Func<DateTimeOffset> due, CancellationToken cancellationToken)
    {
        EnsureOnPump("Durable.Delay");
        if (cancellationToken.IsCancellationRequested)
        {
            PendingTimer cancelled = new(0, default);
            cancelled.Cancel(cancellationToken);
            return cancelled;
        }

        LogEntry command = Command(new LogEntry { Type = EventTypes.SleepStarted, Due = Log.IsReplaying ? default : due() });
        PendingTimer timer = new(command.Sequence, command.Due);
        AddPending(timer, cancellationToken);
        return timer;
    }

    private void AddPending(PendingCall call, CancellationToken cancellationToken)
    {
        _pending.Add(call.Sequence, call);
        if (DueOf(call) is { } due) _timers.Add((due, call.Sequence));
        // The run's own token needs no registration: cancelling the run cancels every pending call in order.
        if (cancellationToken.CanBeCanceled && cancellationToken != _cancellation.Token && !cancellationToken.IsCancellationRequested) Register(call, cancellationToken);
    }

    /// <summary>Has a token cancel a call. A token cancels what waits for it in the reverse order, so a snapshot keeps that order.</summary>
    private void Register(PendingCall call, CancellationToken cancellationToken)
    {
        call.Token = cancellationToken;
        call.Ordinal = Frames.NextOrdinal();
        call.Registration = cancellationToken.Register(() => CancelOnPump(call, cancellationToken));
    }

    private bool RemovePending(long sequence, [NotNullWhen(true)] out PendingCall? call)
    {
        if (!_pending.Remove(sequence, out call)) return false;
        if (DueOf(call) is { } due) _timers.Remove((due, call.Sequence));
        return true;
    }

    private static DateTimeOffset? DueOf(PendingCall call) => call switch
    {
        PendingTimer timer => timer.Due,
        PendingMessage message => message.Due,
        _ => null,
    };
}
