namespace Workflow.Cli.Sources;

/// <summary>Where runs are seen: a store, or a directory of live traces.</summary>
internal interface IRunSource : IAsyncDisposable
{
    /// <summary>What a person calls it: <c>sqlite:/data/workflows.db</c>.</summary>
    string Name { get; }

    /// <summary>The runs that match, newest first.</summary>
    /// <exception cref="CommandException">The filter asks for what the source does not know, or the source cannot be read.</exception>
    IAsyncEnumerable<RunView> ListAsync(RunFilter filter, CancellationToken cancellationToken);

    /// <summary>Begins to look at one run again and again. Reads nothing yet.</summary>
    IRunWatch Watch(string runId);

    /// <summary>What is said of a run that is not there.</summary>
    CommandException NotFound(string runId);

    /// <summary>What has happened in a run so far, oldest first.</summary>
    /// <exception cref="CommandException">There is no such run.</exception>
    IAsyncEnumerable<HistoryEntry> HistoryAsync(string runId, CancellationToken cancellationToken);
}
