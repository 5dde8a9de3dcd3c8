namespace Workflow.Cli.Sources;

/// <summary>The runs that <c>watch</c> is about: one, or all that match a pattern, also those that come later.</summary>
internal sealed class WatchedRuns(IRunSource source, RunIdPattern pattern)
{
    private const int MostRuns = 100;
    private readonly Dictionary<string, IRunWatch> _watches = new(StringComparer.Ordinal);

    /// <summary>The runs as they stood at the last look; those that have not ended first, then by id.</summary>
    public IReadOnlyList<RunView> Current { get; private set; } = [];

    /// <exception cref="CommandException">There is no run with the id. A pattern may match none yet.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (pattern.IsExact && _watches.Count == 0) _watches.Add(pattern.Text, source.Watch(pattern.Text));
        else if (!pattern.IsExact) await FindAsync(cancellationToken);
        List<RunView> runs = [];
        foreach ((string runId, IRunWatch watch) in _watches)
        {
            if (await watch.LookAsync(cancellationToken) is { } run) runs.Add(run);
            else if (pattern.IsExact) throw source.NotFound(runId);
        }

        Current = [.. runs.OrderBy(static run => run.HasEnded).ThenBy(static run => run.RunId, StringComparer.Ordinal)];
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        int found = 0;
        await foreach (RunView run in source.ListAsync(new RunFilter { Id = pattern }, cancellationToken))
        {
            if (found++ == MostRuns) break;
            if (!_watches.ContainsKey(run.RunId)) _watches.Add(run.RunId, source.Watch(run.RunId));
        }
    }
}
