using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Has a run stop where it is.</summary>
internal sealed class PauseCommand : Order
{
    public PauseCommand() : base(
        "pause", "Has a run stop where it is: steps under way end, nothing begins until it is resumed.",
        "workflow pause order-17")
    {
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        await CheckTakenAsync(run, await run.PauseAsync(cancellationToken), cancellationToken);
        return $"Run {run.RunId} is asked to pause.";
    }
}
