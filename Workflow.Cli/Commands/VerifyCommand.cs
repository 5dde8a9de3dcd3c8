using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Cli.Verifying;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Checks what the store keeps of a run.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Argument<string> _run = RunArgument.One();
    private readonly Option<string?> _assembly = Filled.Of(new Option<string?>("--assembly")
    {
        Description = "The program or library with the run's workflow: its log is replayed as well. No step is executed, but the body of the workflow is.",
        HelpName = "PATH",
    });

    private readonly Option<bool> _json = JsonOption.Create();

    public VerifyCommand() : base(
        "verify", "Checks that a run's log has no gaps, and, with its code, that it replays.",
        "workflow verify order-17",
        "workflow verify order-17 --assembly bin/Release/net10.0/Shop.dll",
        "workflow verify order-17 --json | jq '.problems'")
    {
        Add(_run);
        Add(_assembly);
        Add(_json);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Action<WorkflowsBuilder>? configure = parsed.GetValue(_assembly) is { } path ? UserAssembly.Load(path).AddWorkflows : null;
        await using StoreSource source = SourceOptions.OpenStore(parsed, configure);
        WorkflowHandle run = source.Client.GetHandle(parsed.GetRequiredValue(_run));
        RunVerification found = await run.VerifyAsync(cancellationToken);
        Screen screen = Screen.Open();
        if (parsed.GetValue(_json)) JsonText.Write(screen, new VerificationJson(run.RunId, found));
        else VerificationRows.Write(screen, run.RunId, found);
        return found.IsSound && found.Replay != RunReplay.Differs ? ExitCodes.Done : ExitCodes.Failed;
    }
}
