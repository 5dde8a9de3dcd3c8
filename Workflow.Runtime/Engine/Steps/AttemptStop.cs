using Microsoft.Extensions.Logging;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>
/// Tells the body of one attempt to stop. Neither who tells it nor the end of the attempt waits for what users have registered on the token: that may throw, or take its time.
/// </summary>
internal sealed class AttemptStop : IDisposable
{
    // Never disposed: it holds nothing, and callbacks that have not run yet would be lost.
    private readonly CancellationTokenSource _source = new();
    private readonly ILogger _logger;
    private readonly CancellationTokenRegistration _ofAttempt;
    private readonly CancellationTokenRegistration _ofWorker;

    /// <param name="logger">Where callbacks that throw are reported.</param>
    /// <param name="attempt">Trips when nobody wants the attempt any more.</param>
    /// <param name="worker">Trips when the worker stops.</param>
    public AttemptStop(ILogger logger, CancellationToken attempt, CancellationToken worker)
    {
        _logger = logger;
        // Not a linked source: those of all attempts would run one after the other, each waiting for what users have registered on the one before.
        _ofAttempt = attempt.UnsafeRegister(static state => ((AttemptStop)state!).Ask(), this);
        _ofWorker = worker.UnsafeRegister(static state => ((AttemptStop)state!).Ask(), this);
    }

    public CancellationToken Token => _source.Token;

    public void Ask() => _ = AskAsync();

    /// <summary>Whoever could ask has nothing to do with it any more.</summary>
    public void Dispose()
    {
        _ofAttempt.Unregister();
        _ofWorker.Unregister();
    }

    private async Task AskAsync()
    {
        try
        {
            await _source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException error)
        {
            _logger.LogWarning(error, "A callback on a step's cancellation token failed");
        }
    }
}
