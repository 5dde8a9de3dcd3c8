using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Workflow.Cli.Commands;

namespace Workflow.Cli;

/// <summary>Parses and invokes, with our help, our errors and our exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction) return await RefuseAsync(parsed);
        // Actions tell their own errors; what passes them is a defect, and shall look like one.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> RefuseAsync(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(static error => error.Message).Distinct(StringComparer.Ordinal)) await Console.Error.WriteLineAsync($"error: {message}");
        string command = parsed.CommandResult.Command is Verb verb ? $"workflow {verb.Name}" : "workflow";
        await Console.Error.WriteLineAsync($"hint: '{command} --help' shows how it is used.");
        return ExitCodes.Usage;
    }
}
