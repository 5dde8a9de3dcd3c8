using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Has a paused run go on, and a blocked one tried again.</summary>
internal sealed class ResumeCommand : Order
{
    public ResumeCommand() : base(
        "resume", "Has a paused run go on, and a blocked one tried again.",
        "workflow resume order-17")
    {
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        await CheckTakenAsync(run, await run.ResumeAsync(cancellationToken), cancellationToken);
        return $"Run {run.RunId} is asked to go on.";
    }
}
