using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Ends a run without running any more of its code.</summary>
internal sealed class TerminateCommand : Order
{
    public TerminateCommand() : base(
        "terminate", "Ends a run as cancelled without running any more of its code.",
        static runId => $"Terminate run {runId}? It will not compensate.",
        "workflow terminate order-17", "workflow terminate order-17 --yes")
    {
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        await CheckTakenAsync(run, await run.TerminateAsync(cancellationToken), cancellationToken);
        return $"Run {run.RunId} is ordered to end.";
    }
}
