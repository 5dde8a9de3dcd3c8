using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Ends a run without running any more of its code.</summary>
internal sealed class TerminateCommand : Order
{
    private readonly Confirmation _confirmation = new();

    public TerminateCommand() : base(
        "terminate", "Ends a run as cancelled without running any more of its code.",
        "workflow terminate order-17", "workflow terminate order-17 --yes") => Add(_confirmation.Yes);

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        await AskAsync(_confirmation, run, parsed, $"Terminate run {run.RunId}? It will not compensate.", cancellationToken);
        await CheckTakenAsync(run, await run.TerminateAsync(cancellationToken), cancellationToken);
        return $"Run {run.RunId} is ordered to end.";
    }
}
