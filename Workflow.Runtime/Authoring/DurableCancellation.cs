using System.Diagnostics.CodeAnalysis;

namespace Workflow.Runtime;

/// <summary>
/// A source of cancellation that a workflow keeps across its checkpoints; made by <see cref="Durable.CreateCancellation"/>. Steps, timers, hooks, waits for signals and
/// children take its token. It holds nothing that must be released. Not thread-safe: for the run's own flow of control.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing; 'using' could not stand around an await.")]
public sealed class DurableCancellation
{
    private readonly CancellationTokenSource _source = new();
    private readonly Action? _check;

    internal DurableCancellation(Action? check) => _check = check;

    /// <summary>Trips with <see cref="Cancel"/>.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether <see cref="Cancel"/> was called.</summary>
    public bool IsCancellationRequested => _source.IsCancellationRequested;

    /// <summary>Trips the token: what waits with it ends with <see cref="OperationCanceledException"/>. Harmless when repeated.</summary>
    public void Cancel()
    {
        _check?.Invoke();
        _source.Cancel();
    }
}
