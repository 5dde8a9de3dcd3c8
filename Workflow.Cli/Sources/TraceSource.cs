using System.Runtime.CompilerServices;
using Workflow.Cli.Showing;
using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Live traces: a directory with one directory per run, each with its <c>trace.jsonl</c>.</summary>
internal sealed class TraceSource : IRunSource
{
    private const int MostProblems = 10;
    private readonly TraceReader _reader;
    private readonly HashSet<TraceProblem> _problems = [];

    public TraceSource(string directory)
    {
        Name = directory;
        _reader = new TraceReader(directory, problem => _problems.Add(problem));
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
    }

    public CommandException NotFound(string runId) => _problems.Any(problem => Path.GetFileName(Path.GetDirectoryName(problem.File)) == runId)
        ? new(ExitCodes.Unusable, $"No line of the trace of run '{runId}' in {Name} can be read.", "The notes say why. Another program, or another version, may have written it.")
        : new(
        ExitCodes.NotFound, $"There is no trace of run '{runId}' in {Name}.", $"It has not begun yet, or its program traces elsewhere. 'workflow ps --trace-dir {Name}' lists what is there.");

    /// <summary>Tells what could not be read, each line once, and only now: a live view draws where it would stand.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (TraceProblem problem in _problems.Take(MostProblems)) await Console.Error.WriteLineAsync($"note: {VisibleText.Of(problem.ToString())}");
        if (_problems.Count > MostProblems) await Console.Error.WriteLineAsync($"note: {_problems.Count - MostProblems} more lines cannot be read.");
    }

    private void CheckExists()
    {
        if (!Directory.Exists(Name)) throw new CommandException(
            ExitCodes.Unusable, $"There is no trace directory {Name}.", "A program writes traces with UseTrace(directory). The directory is there once a run has begun.");
    }
}
