using System.CommandLine;
using System.CommandLine.Completions;
using Workflow.Cli.Sources;
using Workflow.Runtime.Storage;

namespace Workflow.Cli.Commands;

/// <summary>The run that a verb is about. Completes the ids of the runs that there are.</summary>
internal static class RunArgument
{
    private const int MostSuggestions = 50;

    /// <param name="traceDirectory">The verb's option for traces; null where it has none.</param>
    public static Argument<string> One(Option<string?>? traceDirectory = null) => With("RUN", "The run's id.", traceDirectory);

    /// <inheritdoc cref="One"/>
    public static Argument<string> OneOrPattern(Option<string?>? traceDirectory = null) =>
        With("RUN", "The run's id, or a pattern of ids: * stands for any text, ? for one character.", traceDirectory);

    /// <summary>A run, or a workflow by its name.</summary>
    public static Argument<string> OneOrWorkflow()
    {
        Argument<string> argument = With("RUN|NAME", "The run's id, or a workflow's name.", null);
        argument.CompletionSources.Add(WorkflowArgument.Suggest);
        return argument;
    }

    private static Argument<string> With(string name, string description, Option<string?>? traceDirectory)
    {
        Argument<string> argument = new(name) { Description = description };
        argument.CompletionSources.Add(context => Suggest(context, traceDirectory));
        return argument;
    }

    private static List<CompletionItem> Suggest(CompletionContext context, Option<string?>? traceDirectory)
    {
        string? directory = traceDirectory is null ? null : context.ParseResult.GetValue(traceDirectory);
        try
        {
            return Task.Run(() => RunIdsAsync(context.ParseResult, directory, context.WordToComplete)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is CommandException or StoreException or IOException or UnauthorizedAccessException)
        {
            // Whoever presses Tab gets no suggestion; the verb itself will say why.
            return [];
        }
    }

    private static async Task<List<CompletionItem>> RunIdsAsync(ParseResult parsed, string? directory, string begun)
    {
        await using IRunSource source = directory is null ? SourceOptions.OpenStore(parsed) : new TraceSource(directory);
        List<CompletionItem> suggestions = [];
        await foreach (RunView run in source.ListAsync(new RunFilter { Id = new RunIdPattern(begun + "*") }, CancellationToken.None))
        {
            if (Suggestion.Of(run.RunId) is { } suggestion) suggestions.Add(suggestion);
            if (suggestions.Count == MostSuggestions) break;
        }

        return suggestions;
    }
}
