using System.CommandLine;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>A verb that tells one run something. What it says is durable when the verb has ended; the run reacts when a worker sees it.</summary>
internal abstract class Order : Verb
{
    private readonly Argument<string> _run = RunArgument.One();
    private readonly Confirmation _confirmation = new();
    private readonly Func<string, string>? _question;

    protected Order(string name, string description, params string[] examples) : this(name, description, question: null, examples)
    {
    }

    /// <param name="name">What is typed.</param>
    /// <param name="description">One line for the list of verbs.</param>
    /// <param name="question">What is asked first of a run, for it cannot be taken back; null for nothing.</param>
    /// <param name="examples">Whole command lines, for the verb's help.</param>
    protected Order(string name, string description, Func<string, string>? question, params string[] examples) : base(name, description, examples)
    {
        Add(_run);
        _question = question;
        if (question is not null) Add(_confirmation.Yes);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string runId = parsed.GetRequiredValue(_run);
        await using StoreSource source = SourceOptions.OpenStoreToWrite(parsed);
        WorkflowHandle run = source.Client.GetHandle(runId);
        if (_question is not null)
        {
            // Nobody is asked about a run that is not there.
            await run.DescribeAsync(cancellationToken);
            await _confirmation.AskAsync(parsed, _question(runId), cancellationToken);
        }

        string done = await GiveAsync(run, parsed, cancellationToken);
        Console.WriteLine(done);
        return ExitCodes.Done;
    }

    /// <returns>What to tell the user.</returns>
    protected abstract Task<string> GiveAsync(WorkflowHandle run, ParseResult parsed, CancellationToken cancellationToken);

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
