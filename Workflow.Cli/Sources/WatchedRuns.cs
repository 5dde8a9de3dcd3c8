namespace Workflow.Cli.Sources;

/// <summary>The runs that <c>watch</c> is about: one, or all that match a pattern and have not ended, also those that come later, with the newest of those that have.</summary>
internal sealed class WatchedRuns(IRunSource source, RunIdPattern pattern)
{
    private const int MostEnded = 100;
    private readonly Dictionary<string, IRunWatch> _watches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunView> _ended = new(StringComparer.Ordinal);

    /// <summary>The runs as they stood at the last look; those that have not ended first, then by id.</summary>
    public IReadOnlyList<RunView> Current { get; private set; } = [];

    /// <exception cref="CommandException">There is no run with the id. A pattern may match none yet.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (pattern.IsExact && _watches.Count == 0) _watches.Add(pattern.Text, source.Watch(pattern.Text));
        else if (!pattern.IsExact) await FindAsync(cancellationToken);
        List<RunView> runs = [];
        foreach ((string runId, IRunWatch watch) in _watches.ToArray())
        {
            if (await watch.LookAsync(cancellationToken) is { } run) Take(runId, run, runs);
            else if (pattern.IsExact) throw source.NotFound(runId);
            else _watches.Remove(runId);
        }

        Current = [.. runs.Concat(_ended.Values).OrderBy(static run => run.HasEnded).ThenBy(static run => run.RunId, StringComparer.Ordinal)];
    }

    private void Take(string runId, RunView run, List<RunView> runs)
    {
        if (pattern.IsExact || !run.HasEnded)
        {
            runs.Add(run);
            return;
        }

        // One that has ended is not looked at any more, unless it is found to go on.
        _ended[runId] = run;
        _watches.Remove(runId);
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        int found = 0;
        await foreach (RunView run in source.ListAsync(new RunFilter { Id = pattern }, cancellationToken))
        {
            if (found++ == MostEnded) break;
            Find(run);
        }

        // However many have begun since: what has not ended is what --exit-on-complete waits for.
        if (found > MostEnded)
            await foreach (RunView run in source.ListAsync(new RunFilter { Id = pattern, Statuses = RunFilter.Open }, cancellationToken)) Find(run);
    }

    private void Find(RunView run)
    {
        if (_ended.TryGetValue(run.RunId, out RunView? ended))
        {
            if (run.HasEnded && run.StartedAt == ended.StartedAt && run.UpdatedAt == ended.UpdatedAt) return;
            _ended.Remove(run.RunId);
        }

        if (!_watches.ContainsKey(run.RunId)) _watches.Add(run.RunId, source.Watch(run.RunId));
    }
}
