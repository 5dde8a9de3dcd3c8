using System.CommandLine;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>A verb that tells one run something. What it says is durable when the verb has ended; the run reacts when a worker sees it.</summary>
internal abstract class Order : Verb
{
    private readonly Argument<string> _run = RunArgument.One();

    protected Order(string name, string description, params string[] examples) : base(name, description, examples) => Add(_run);

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string runId = parsed.GetRequiredValue(_run);
        await using StoreSource source = SourceOptions.OpenStoreToWrite(parsed);
        string done = await GiveAsync(source.Client.GetHandle(runId), parsed, cancellationToken);
        Console.WriteLine(done);
        return ExitCodes.Done;
    }

    /// <returns>What to tell the user.</returns>
    protected abstract Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Asks whether it shall be done, but not about a run that is not there.</summary>
    protected static async Task AskAsync(Confirmation confirmation, WorkflowHandle run, ParseResult parsed, string question, CancellationToken cancellationToken)
    {
        await run.DescribeAsync(cancellationToken);
        await confirmation.AskAsync(parsed, question, cancellationToken);
    }

    /// <exception cref="CommandException">The run did not take it, because it has ended.</exception>
    protected static async Task CheckTakenAsync(WorkflowHandle run, bool isTaken, CancellationToken cancellationToken)
    {
        if (isTaken) return;
        RunDescription ended = await run.DescribeAsync(cancellationToken);
        throw new CommandException(
            ExitCodes.Refused, $"Run '{run.RunId}' has ended: it is {ended.Status.ToText()}.",
            ended.Status is RunStatus.Completed ? null : $"'workflow restart {run.RunId}' has it go on from its last good checkpoint.");
    }
}
