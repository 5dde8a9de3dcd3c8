using System.CommandLine;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Sends a signal to a run.</summary>
internal sealed class SignalCommand : Order
{
    private readonly Argument<string> _name = new("NAME") { Description = "The signal's name." };
    private readonly Argument<string?> _payload = new("PAYLOAD") { Description = $"What it carries: {JsonInput.Forms}. Nothing by default.", Arity = ArgumentArity.ZeroOrOne };

    public SignalCommand() : base(
        "signal", "Sends a signal to a run; it is kept until the run waits for it.",
        "workflow signal order-17 approve",
        "workflow signal order-17 change_address '{\"city\":\"Graz\"}'",
        "workflow signal order-17 change_address @address.json")
    {
        Add(_name);
        Add(_payload);
    }

    protected override async Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        bool isTaken = parsed.GetValue(_payload) is { } payload
            ? await run.SignalAsync(name, await JsonInput.ReadAsync(payload, cancellationToken), cancellationToken)
            : await run.SignalAsync(name, cancellationToken);
        await CheckTakenAsync(run, isTaken, cancellationToken);
        return $"Signal {name} is sent to run {run.RunId}.";
    }
}
