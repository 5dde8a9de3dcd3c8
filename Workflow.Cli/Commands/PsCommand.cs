using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Lists runs, newest first.</summary>
internal sealed class PsCommand : Verb
{
    private readonly Argument<string?> _id = new("PATTERN") { Description = "Only runs whose id matches: * stands for any text, ? for one character.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _statuses = new("--status") { Description = "Only runs in this status; may be given several times.", HelpName = "STATUS", DefaultValueFactory = static _ => [] };
    private readonly Option<string?> _workflow = new("--workflow") { Description = "Only runs of this workflow.", HelpName = "NAME" };
    private readonly Option<string?> _version = new("--version") { Description = "Only runs of this version.", HelpName = "VERSION" };
    private readonly Option<Dictionary<string, string>> _tags = TagOption.Create("Only runs with this tag; may be given several times, and all must fit.");
    private readonly Option<TimeSpan?> _createdSince = DurationOption.Create("--created-since", "Only runs that were started within this time: 30m, 2h, 7d.");
    private readonly Option<int> _limit = NumberOption.Whole("--limit", "How many runs are shown at most.", usual: 100, least: 1);
    private readonly Option<bool> _json = JsonOption.Create();
    private readonly Option<string?> _traceDirectory = SourceOptions.TraceDirectory();

    public PsCommand() : base(
        "ps", "Lists runs, newest first: id, status, step, workflow.",
        "workflow ps",
        "workflow ps 'order-*' --status running --status suspended",
        "workflow ps --workflow process_order --tag customer=acme --created-since 2h",
        "workflow ps --json --limit 1000 | jq -r '.[] | select(.status == \"failed\") | .run_id'",
        "workflow ps --trace-dir .workflow-trace")
    {
        _statuses.AcceptOnlyFromAmong([.. Enum.GetValues<RunStatus>().Select(RunStatusText.ToText)]);
        foreach (Option option in (Option[])[_statuses, _workflow, _version, _tags, _createdSince, _limit, _json, _traceDirectory]) Add(option);
        Add(_id);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using IRunSource source = SourceOptions.Open(parsed, _traceDirectory);
        Screen screen = Screen.Open();
        RunFilter filter = FilterOf(parsed);
        int limit = parsed.GetValue(_limit);
        bool asJson = parsed.GetValue(_json);
        bool isCut = asJson && source is StoreSource store
            ? await WriteJsonAsync(screen, store.DescribeAsync(filter, cancellationToken), limit, static run => new RunJson(run))
            : asJson ? await WriteJsonAsync(screen, source.ListAsync(filter, cancellationToken), limit, static run => new TracedRunJson(run))
            : await WriteRowsAsync(screen, source.ListAsync(filter, cancellationToken), limit);
        if (isCut) await Console.Error.WriteLineAsync($"note: these are the {limit} newest; --limit shows more.");
        return ExitCodes.Done;
    }

    private static async Task<bool> WriteRowsAsync(Screen screen, IAsyncEnumerable<RunView> found, int limit)
    {
        (List<RunView> runs, bool isCut) = await TakeAsync(found, limit);
        RunRows.Write(screen, runs);
        return isCut;
    }

    private static async Task<bool> WriteJsonAsync<TRun, TJson>(Screen screen, IAsyncEnumerable<TRun> found, int limit, Func<TRun, TJson> form)
    {
        (List<TRun> runs, bool isCut) = await TakeAsync(found, limit);
        JsonText.Write(screen, runs.Select(form));
        return isCut;
    }

    private static async Task<(List<T> Runs, bool IsCut)> TakeAsync<T>(IAsyncEnumerable<T> found, int limit)
    {
        List<T> runs = [];
        await foreach (T run in found)
        {
            if (runs.Count == limit) return (runs, true);
            runs.Add(run);
        }

        return (runs, false);
    }

    private RunFilter FilterOf(ParseResult parsed) => new()
    {
        Id = parsed.GetValue(_id) is { } pattern ? new RunIdPattern(pattern) : RunIdPattern.Any,
        Statuses = parsed.GetValue(_statuses)!,
        Workflow = parsed.GetValue(_workflow),
        Version = parsed.GetValue(_version),
        Tags = parsed.GetValue(_tags)!,
        CreatedFrom = parsed.GetValue(_createdSince) is { } time ? DateTimeOffset.UtcNow - time : null,
    };
}
