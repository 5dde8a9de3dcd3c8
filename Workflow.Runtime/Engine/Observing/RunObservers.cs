using Microsoft.Extensions.Logging;

namespace Workflow.Runtime.Engine.Observing;

/// <summary>Who watches the runs of this engine. Costs a look at an array where nobody does. Thread-safe.</summary>
internal sealed class RunObservers
{
    /// <summary>How long an orderly stop waits for observers that are slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private ObserverQueue[] _queues;
    private bool _isStopped;

    public RunObservers(IReadOnlyList<IRunObserver> observers, ILogger logger)
    {
        _logger = logger;
        _queues = [.. observers.Select(each => new ObserverQueue(each, null, logger))];
    }

    public bool Watches(string runId)
    {
        foreach (ObserverQueue queue in Volatile.Read(ref _queues))
        {
            if (queue.Watches(runId)) return true;
        }

        return false;
    }

    /// <summary>Tells whoever watches the run; nothing where there is nothing to tell.</summary>
    public void Tell(RunProgress? progress)
    {
        if (progress is null) return;
        foreach (ObserverQueue queue in Volatile.Read(ref _queues))
        {
            if (queue.Watches(progress.RunId)) queue.Add(progress);
        }
    }

    /// <summary>Has an observer watch one run from here on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="observer">The observer.</param>
    /// <param name="check">Throws where those that are there already leave no room for it.</param>
    public ObserverQueue Add(string runId, IRunObserver observer, Action<IEnumerable<ObserverQueue>> check)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, typeof(WorkflowClient));
            check(_queues);
            ObserverQueue queue = new(observer, runId, _logger);
            Volatile.Write(ref _queues, [.. _queues, queue]);
            return queue;
        }
    }

    /// <summary>Ends a watch; returns when the observer was told all that has come to pass until now.</summary>
    public Task RemoveAsync(ObserverQueue queue)
    {
        lock (_gate) Volatile.Write(ref _queues, [.. _queues.Where(each => each != queue)]);
        return queue.CompleteAsync();
    }

    /// <summary>Tells all observers the rest.</summary>
    public async Task StopAsync()
    {
        ObserverQueue[] queues;
        lock (_gate)
        {
            _isStopped = true;
            queues = _queues;
            Volatile.Write(ref _queues, []);
        }

        try
        {
            await Task.WhenAll(queues.Select(static each => each.CompleteAsync())).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.LogError("Observers were not told of all runs: they take longer than {Patience}", Patience);
        }
    }
}
