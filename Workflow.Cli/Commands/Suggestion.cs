using System.CommandLine.Completions;

namespace Workflow.Cli.Commands;

/// <summary>What a shell puts into the command line when Tab is pressed.</summary>
internal static class Suggestion
{
    /// <summary>The id of a run or the name of a workflow; null for what is neither: it comes from a file that anybody may have written, and a shell would run <c>$(…)</c> in it.</summary>
    public static CompletionItem? Of(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(static each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-') ? new CompletionItem(text) : null;
}
