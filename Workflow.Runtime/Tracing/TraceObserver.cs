using Workflow.Runtime.Engine.Observing;
using Workflow.Runtime.Tracing;

namespace Workflow.Runtime;

/// <summary>
/// Writes the trace of one run for as long as it is attached: <see cref="WorkflowsBuilder.UseTrace"/> for a single run. Attach it before the run is started, under an id that you choose:
/// <code>
/// await using TraceObserver trace = TraceObserver.Attach(client, "order-17");
/// await client.StartProcessOrderAsync(order, new() { Id = "order-17" });
/// </code>
/// It sees what this process does of the run, and nothing of what others do. Thread-safe.
/// </summary>
public sealed class TraceObserver : IAsyncDisposable
{
    private readonly RunObservers _observers;
    private readonly ObserverQueue _queue;

    private TraceObserver(RunObservers observers, ObserverQueue queue, string path) => (_observers, _queue, FilePath) = (observers, queue, path);

    /// <summary>The file that the trace is written to.</summary>
    public string FilePath { get; }

    /// <summary>Begins to write the trace of a run, which need not be there yet.</summary>
    /// <param name="client">The client of the host that executes the run.</param>
    /// <param name="runId">The run's id.</param>
    /// <param name="directory">The directory of traces, made where it is not there.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    /// <exception cref="InvalidOperationException">This host writes the run's trace into that directory already.</exception>
    public static TraceObserver Attach(WorkflowClient client, string runId, string directory = TraceReader.DefaultDirectory)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        string fullPath = TracePaths.FullPath(directory);
        string file = TracePaths.FileOf(fullPath, runId);
        Directory.CreateDirectory(TracePaths.DirectoryOf(fullPath, runId));
        RunObservers observers = client.Engine.Observers;
        return new TraceObserver(observers, observers.Add(runId, new TraceWriter(fullPath), there => CheckUntraced(there, runId, fullPath)), file);
    }

    /// <summary>Ends the trace; returns when all that came to pass until now has been written.</summary>
    public async ValueTask DisposeAsync() => await _observers.RemoveAsync(_queue).ConfigureAwait(false);

    private static void CheckUntraced(IEnumerable<ObserverQueue> there, string runId, string directory)
    {
        if (there.Any(each => each.Watches(runId) && each.Observer is TraceWriter writer && writer.Directory == directory))
            throw new InvalidOperationException($"The trace of run '{runId}' is written to '{directory}' already, by UseTrace or another TraceObserver. Give this one another directory, or leave it out.");
    }
}
