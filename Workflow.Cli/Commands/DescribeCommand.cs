using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Shows all that the store says of one run.</summary>
internal sealed class DescribeCommand : Verb
{
    private readonly Argument<string> _run = RunArgument.One();
    private readonly Option<bool> _json = JsonOption.Create();

    public DescribeCommand() : base(
        "describe", "Shows all that is known of a run: times, tags, what it waits for with its tokens, how it ended.",
        "workflow describe order-17",
        "workflow describe order-17 --json | jq -r '.waits_for[] | select(.kind == \"hook\") | .token'")
    {
        Add(_run);
        Add(_json);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using StoreSource source = SourceOptions.OpenStore(parsed);
        WorkflowHandle handle = source.Client.GetHandle(parsed.GetRequiredValue(_run));
        RunDescription run = await handle.DescribeAsync(cancellationToken);
        OpenCalls calls = new();
        RunEvent? last = null;
        await foreach (RunEvent next in handle.GetEventsAsync(0, cancellationToken)) calls.Add(last = next);
        IReadOnlyList<StepProgress> progress = await handle.GetProgressAsync(cancellationToken);
        DescriptionJson description = new(run, calls.Calls, progress, run.Status.IsTerminal() ? last : null);
        Screen screen = Screen.Open();
        if (parsed.GetValue(_json)) JsonText.Write(screen, description);
        else DescriptionRows.Write(screen, description);
        return ExitCodes.Done;
    }
}
