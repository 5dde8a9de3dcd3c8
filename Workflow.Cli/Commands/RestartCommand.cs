using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Brings a run back that has failed, was cancelled or timed out.</summary>
internal sealed class RestartCommand : Order
{
    public RestartCommand() : base(
        "restart", "Has a run that failed, was cancelled or timed out go on from its last good checkpoint.",
        static runId => $"Restart run {runId}? What failed is done again.",
        "workflow restart order-17", "workflow ps --status failed --json | jq -r '.[].run_id' | xargs -n 1 workflow restart --yes")
    {
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await run.RestartAsync(cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(ExitCodes.Refused, error.Message);
        }

        return $"Run {run.RunId} goes on.";
    }
}
