using System.Runtime.CompilerServices;
using Workflow.Cli.Showing;
using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Live traces: a directory with one directory per run, each with its <c>trace.jsonl</c>.</summary>
internal sealed class TraceSource : IRunSource
{
    private readonly TraceReader _reader;
    private TraceProblem? _problem;

    public TraceSource(string directory)
    {
        Name = directory;
        _reader = new TraceReader(directory, problem => _problem ??= problem);
    }

    public string Name { get; }

    public async IAsyncEnumerable<RunView> ListAsync(RunFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (filter.Workflow is not null || filter.Version is not null || filter.Tags.Count > 0)
            throw new CommandException(ExitCodes.Usage, "A trace does not tell a run's workflow, version or tags.", "Filter by these with --store, or by run id and status.");
        CheckExists();
        IEnumerable<RunView> runs = _reader.ListRuns().Where(filter.Id.Matches).Select(_reader.ReadLast).OfType<LiveTrace>().Select(TraceView.Of)
            .Where(run => filter.Statuses.Count == 0 || filter.Statuses.Contains(run.Status)).Where(run => !(run.StartedAt < filter.CreatedFrom));
        foreach (RunView run in runs.OrderByDescending(static run => run.StartedAt).ThenByDescending(static run => run.RunId, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }

        await TellProblemAsync();
    }

    public IRunWatch Watch(string runId)
    {
        CheckExists();
        return new TraceWatch(_reader, runId);
    }

    public async IAsyncEnumerable<HistoryEntry> HistoryAsync(string runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckExists();
        if (_reader.ReadLast(runId) is null) throw NotFound(runId);
        foreach (LiveTrace line in _reader.ReadAll(runId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new HistoryEntry(line.Step, line.Status.ToText(), line.CurrentEffect ?? line.Error, line.UpdatedAt);
        }

        await TellProblemAsync();
    }

    public CommandException NotFound(string runId) => new(
        ExitCodes.NotFound, $"There is no trace of run '{runId}' in {Name}.", $"It has not begun yet, or its program traces elsewhere. 'workflow ps --trace-dir {Name}' lists what is there.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void CheckExists()
    {
        if (!Directory.Exists(Name)) throw new CommandException(
            ExitCodes.Unusable, $"There is no trace directory {Name}.", "A program writes traces with UseTrace(directory). The directory is there once a run has begun.");
    }

    /// <summary>A line that its writer did not finish harms nothing, but whoever looks should know.</summary>
    private async Task TellProblemAsync()
    {
        if (_problem is { } problem) await Console.Error.WriteLineAsync($"note: {VisibleText.Of(problem.ToString())}");
    }
}
