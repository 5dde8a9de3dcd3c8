using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Workflow.Cli.Commands;
using Workflow.Cli.Showing;

namespace Workflow.Cli;

/// <summary>Parses and invokes, with our help, our errors and our exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        // An argument that begins with @ is a file with JSON here, not one with further arguments.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) return await RefuseAsync(parsed, parsed.Errors.Select(static error => error.Message));
        if (Misspelt(parsed) is { } option) return await RefuseAsync(parsed, [$"'{option}' is not an option."]);
        // Actions tell their own errors; what passes them is a defect, and shall look like one.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>What looks like an option and was taken for an argument; null for none. Behind -- anything is an argument.</summary>
    private static string? Misspelt(ParseResult parsed) => parsed.Action != parsed.CommandResult.Command.Action ? null : parsed.Tokens
        .TakeWhile(static token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(static token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;

    private static async Task<int> RefuseAsync(ParseResult parsed, IEnumerable<string> messages)
    {
        foreach (string message in messages.Distinct(StringComparer.Ordinal)) await Console.Error.WriteLineAsync($"error: {VisibleText.Of(message)}");
        string command = parsed.CommandResult.Command is Verb verb ? $"workflow {verb.Name}" : "workflow";
        await Console.Error.WriteLineAsync($"hint: '{command} --help' shows how it is used.");
        return ExitCodes.Usage;
    }
}
