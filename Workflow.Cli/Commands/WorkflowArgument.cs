using System.CommandLine;
using System.CommandLine.Completions;
using Workflow.Cli.Sources;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Cli.Commands;

/// <summary>A workflow by its name. Completes the names of those that workers have told the store of.</summary>
internal static class WorkflowArgument
{
    public static Argument<string> Create(string name, string description)
    {
        Argument<string> argument = new(name) { Description = description };
        argument.CompletionSources.Add(Suggest);
        return argument;
    }

    public static List<CompletionItem> Suggest(CompletionContext context)
    {
        try
        {
            return Task.Run(() => NamesAsync(context.ParseResult)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is CommandException or StoreException or IOException or UnauthorizedAccessException)
        {
            // Whoever presses Tab gets no suggestion; the verb itself will say why.
            return [];
        }
    }

    private static async Task<List<CompletionItem>> NamesAsync(ParseResult parsed)
    {
        await using StoreSource source = SourceOptions.OpenStore(parsed);
        HashSet<string> names = [];
        await foreach (WorkflowDefinition workflow in source.Client.ListWorkflowsAsync()) names.Add(workflow.Name);
        return [.. names.Select(Suggestion.Of).OfType<CompletionItem>()];
    }
}
