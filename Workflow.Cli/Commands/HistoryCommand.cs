using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Commands;

/// <summary>Shows what happened in a run.</summary>
internal sealed class HistoryCommand : Verb
{
    private readonly Argument<string> _run;
    private readonly Option<int> _last = NumberOption.Whole("--last", "How many steps are shown, counted from the end; 0 for all.", usual: 10, least: 0);
    private readonly Option<bool> _json = JsonOption.Create();
    private readonly Option<string?> _traceDirectory = SourceOptions.TraceDirectory();

    public HistoryCommand() : base(
        "history", "Shows what happened in a run, one line per step: status, effect.",
        "workflow history order-17",
        "workflow history order-17 --last 50",
        "workflow history order-17 --last 0 --json | jq '.[] | select(.type == \"step_failed\")'",
        "workflow history order-17 --trace-dir .workflow-trace")
    {
        Add(_run = RunArgument.One(_traceDirectory));
        foreach (Option option in (Option[])[_last, _json, _traceDirectory]) Add(option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using IRunSource source = SourceOptions.Open(parsed, _traceDirectory);
        int last = parsed.GetValue(_last);
        Queue<HistoryEntry> entries = [];
        await foreach (HistoryEntry entry in source.HistoryAsync(parsed.GetRequiredValue(_run), cancellationToken))
        {
            entries.Enqueue(entry);
            if (last > 0 && entries.Count > last) entries.Dequeue();
        }

        Screen screen = Screen.Open();
        if (parsed.GetValue(_json)) JsonText.Write(screen, entries);
        else HistoryRows.Write(screen, [.. entries]);
        return ExitCodes.Done;
    }
}
