using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Shows where a parked run stands, with its variables.</summary>
internal sealed class StackCommand : Verb
{
    private readonly Argument<string> _run = RunArgument.One();
    private readonly Option<bool> _json = JsonOption.Create();

    public StackCommand() : base(
        "stack", "Shows the call stack of a run that waits: methods, lines, what they wait for, their variables.",
        "workflow stack order-17",
        "workflow stack order-17 --json | jq '.frames[0].locals'")
    {
        Add(_run);
        Add(_json);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using StoreSource source = SourceOptions.OpenStore(parsed);
        WorkflowHandle handle = source.Client.GetHandle(parsed.GetRequiredValue(_run));
        RunStackTrace stack = await handle.GetStackAsync(cancellationToken);
        RunDescription run = await handle.DescribeAsync(cancellationToken);
        Screen screen = Screen.Open();
        if (parsed.GetValue(_json)) JsonText.Write(screen, new StackJson(run.RunId, run.Status.ToText(), stack.Sequence, stack.Reason, [.. stack.Frames.Select(static frame => new FrameJson(frame))]));
        else if (stack.Reason is null) StackRows.Write(screen, run, stack);
        if (stack.Reason is null) return ExitCodes.Done;
        throw new CommandException(ExitCodes.Refused, $"Run '{run.RunId}' has no stack now. {stack.Reason}", "'workflow watch' and 'workflow history' show what it does.");
    }
}
