using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Workflow.Runtime.Engine.Observing;

/// <summary>What one observer is still to be told, and the one caller that tells it. Thread-safe.</summary>
internal sealed class ObserverQueue
{
    private readonly Channel<RunProgress> _waiting = Channel.CreateUnbounded<RunProgress>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ILogger _logger;
    private readonly Task _told;

    /// <param name="observer">The observer.</param>
    /// <param name="runId">The run that it watches; null for all.</param>
    /// <param name="logger">Where its first failure is reported.</param>
    public ObserverQueue(IRunObserver observer, string? runId, ILogger logger)
    {
        (Observer, RunId, _logger) = (observer, runId, logger);
        using (ExecutionContext.SuppressFlow()) _told = Task.Run(TellAsync);
    }

    public IRunObserver Observer { get; }

    public string? RunId { get; }

    public bool Watches(string runId) => RunId is null || RunId == runId;

    public void Add(RunProgress progress) => _waiting.Writer.TryWrite(progress);

    /// <summary>Takes nothing more, and returns when the observer was told all that is there and is disposed.</summary>
    public Task CompleteAsync()
    {
        _waiting.Writer.TryComplete();
        return _told;
    }

    private async Task TellAsync()
    {
        bool hasFailed = false;
        await foreach (RunProgress progress in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await Observer.ObserveAsync(progress).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!hasFailed) _logger.LogError(error, "Observer {Observer} failed at event {Sequence} of run {RunId}; it is told what comes next, and its further failures are not reported", Observer.GetType(), progress.Step, progress.RunId);
                hasFailed = true;
            }
        }

        try
        {
            if (Observer is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else (Observer as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            _logger.LogError(error, "Observer {Observer} could not be disposed", Observer.GetType());
        }
    }
}
