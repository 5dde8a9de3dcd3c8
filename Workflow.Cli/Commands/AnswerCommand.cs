using System.CommandLine;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Commands;

/// <summary>Answers a hook.</summary>
internal sealed class AnswerCommand : Verb
{
    private readonly Argument<string> _token = Filled.Of(new Argument<string>("TOKEN") { Description = "The hook's token; 'workflow describe RUN' shows those that a run waits for." });
    private readonly Argument<string?> _answer = new("ANSWER") { Description = $"The answer: {JsonInput.Forms}. Nothing by default.", Arity = ArgumentArity.ZeroOrOne };

    public AnswerCommand() : base(
        "answer", "Answers a hook, once.",
        "workflow answer \"$token\" '{\"kept\":true}'",
        "workflow answer \"$token\" @approval.json",
        "workflow describe order-17 --json | jq -r '.waits_for[0].token' | xargs -I {} workflow answer {} true")
    {
        Add(_token);
        Add(_answer);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using StoreSource source = SourceOptions.OpenStoreToWrite(parsed);
        string token = parsed.GetRequiredValue(_token);
        if (parsed.GetValue(_answer) is { } answer) await source.Client.AnswerHookAsync(token, await JsonInput.ReadAsync(answer, cancellationToken), cancellationToken);
        else await source.Client.AnswerHookAsync(token, cancellationToken);
        Console.WriteLine("The hook is answered.");
        return ExitCodes.Done;
    }
}
