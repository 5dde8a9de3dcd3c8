using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Asks a run to cancel itself.</summary>
internal sealed class CancelCommand : Order
{
    public CancelCommand() : base(
        "cancel", "Asks a run to cancel itself: its waits throw, and it may compensate.",
        static runId => $"Cancel run {runId}?",
        "workflow cancel order-17", "workflow cancel order-17 --yes")
    {
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        await CheckTakenAsync(run, await run.CancelAsync(cancellationToken), cancellationToken);
        return $"Run {run.RunId} is asked to cancel itself.";
    }
}
