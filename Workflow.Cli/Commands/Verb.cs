using System.CommandLine;

namespace Workflow.Cli.Commands;

/// <summary>One thing that the program does: its options, examples of its use, and the action.</summary>
internal abstract class Verb : Command
{
    /// <param name="name">What is typed.</param>
    /// <param name="description">One line for the list of verbs.</param>
    /// <param name="examples">Whole command lines, for the verb's help.</param>
    protected Verb(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
        SetAction((parsed, cancellationToken) => Outcome.OfAsync(() => ExecuteAsync(parsed, cancellationToken)));
    }

    public IReadOnlyList<string> Examples { get; }

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CommandException">It cannot be done.</exception>
    protected abstract Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken);
}
