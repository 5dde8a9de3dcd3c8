namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// The one thread of a run: executes the body and its continuations one after the other, in turns. Between turns nothing of the run
/// executes, so a continuation that arrives then, or from another thread, comes from something that is not durable.
/// </summary>
internal sealed class Pump : SynchronizationContext
{
    private const int NoThread = 0;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _continuations = new();
    private readonly Action _onForeignContinuation;
    private int _threadId = NoThread;

    /// <param name="onForeignContinuation">Told, from any thread, when something that is not durable tries to continue the body.</param>
    public Pump(Action onForeignContinuation) => _onForeignContinuation = onForeignContinuation;

    public bool IsCurrent => _threadId == Environment.CurrentManagedThreadId;

    /// <summary>Runs one turn: <paramref name="action"/>, then continuations in the order they came, until none is left.</summary>
    public void RunTurn(Action action)
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        _threadId = Environment.CurrentManagedThreadId;
        try
        {
            action();
            while (_continuations.TryDequeue(out (SendOrPostCallback Callback, object? State) next)) next.Callback(next.State);
        }
        finally
        {
            _threadId = NoThread;
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent) _continuations.Enqueue((d, state));
        else _onForeignContinuation();
    }

    /// <summary>Tells that something that is not durable tried to continue the body in another way than by the synchronization context.</summary>
    public void Reject() => _onForeignContinuation();

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent) throw new InvalidOperationException("A run's body can only be entered by the run itself.");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
