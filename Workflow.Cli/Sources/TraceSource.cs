using System.Runtime.CompilerServices;

namespace Workflow.Cli.Sources;

/// <summary>Live traces: a directory with one directory per run, each with its <c>trace.jsonl</c>.</summary>
internal sealed class TraceSource(string directory) : IRunSource
{
    private const string FileName = "trace.jsonl";

    public string Name => directory;

    public async IAsyncEnumerable<RunView> ListAsync(RunFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Workflow is not null || filter.Version is not null || filter.Tags.Count > 0)
            throw new CommandException(ExitCodes.Usage, "A trace does not tell a run's workflow, version or tags.", "Filter by these with --store, or by run id and status.");
        CheckExists();
        List<RunView> runs = [];
        foreach (string path in Directory.EnumerateDirectories(directory))
        {
            string runId = Path.GetFileName(path);
            if (!RunIdRule.IsValid(runId) || !filter.Id.Matches(runId)) continue;
            if (await new TraceWatch(FileOf(runId)).LookAsync(cancellationToken) is not { } run || run.RunId != runId) continue;
            if (filter.Statuses.Count > 0 && !filter.Statuses.Contains(run.Status)) continue;
            if (run.StartedAt < filter.CreatedFrom) continue;
            runs.Add(run);
        }

        foreach (RunView run in runs.OrderByDescending(static run => run.StartedAt).ThenByDescending(static run => run.RunId, StringComparer.Ordinal)) yield return run;
    }

    public IRunWatch Watch(string runId)
    {
        CheckExists();
        return new TraceWatch(FileOf(runId));
    }

    public async IAsyncEnumerable<HistoryEntry> HistoryAsync(string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckExists();
        TraceFile file = FileOf(runId);
        if (!file.Exists) throw NotFound(runId);
        foreach (TraceLine line in await file.ReadNewAsync(cancellationToken))
            yield return new HistoryEntry(line.Step, line.Status, line.Error is null ? line.CurrentEffect : line.CurrentEffect ?? line.Error, line.UpdatedAt);
        if (file.Unreadable > 0) await Console.Error.WriteLineAsync($"note: {file.Unreadable} lines of the trace cannot be read: their writer ended in the middle of them.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public CommandException NotFound(string runId) => new(
        ExitCodes.NotFound, $"There is no trace of run '{runId}' in {directory}.",
        $"It has not begun yet, or its program traces elsewhere. 'workflow ps --trace-dir {directory}' lists what is there.");

    private TraceFile FileOf(string runId)
    {
        RunIdRule.Check(runId);
        return new TraceFile(Path.Combine(directory, runId, FileName));
    }

    private void CheckExists()
    {
        if (!Directory.Exists(directory)) throw new CommandException(
            ExitCodes.Unusable, $"There is no trace directory {directory}.", "A program writes traces with UseTrace(directory). The directory is there once a run has begun.");
    }
}
