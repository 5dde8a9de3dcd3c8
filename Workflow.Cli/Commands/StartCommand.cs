using System.CommandLine;
using System.Text.Json;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Starts a run of a workflow that workers have told the store of; one of them executes it.</summary>
internal sealed class StartCommand : Verb
{
    private readonly Argument<string> _name = WorkflowArgument.Create("NAME", "The workflow's name.");
    private readonly Option<string> _input = new("--input") { Description = $"Its parameters as a JSON object: {JsonInput.Forms}.", HelpName = "JSON", DefaultValueFactory = static _ => "{}" };
    private readonly Option<string?> _id = new("--id") { Description = "The run's id. The same id, workflow and input mean the run that is there. Default: a new id.", HelpName = "RUN" };
    private readonly Option<Dictionary<string, string>> _tags = TagOption.Create("A tag for the run; may be given several times.");
    private readonly Option<string?> _version = new("--version") { Description = "The workflow's version. Default: its default version.", HelpName = "VERSION" };
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the end: print the result, or fail with exit code 1." };

    public StartCommand() : base(
        "start", "Starts a run, and prints its id.",
        "workflow start process_order --input @order.json --id order-17",
        "workflow start nap --input '{\"duration\":\"3d\"}' --tag customer=acme",
        "cat order.json | workflow start process_order --input - --wait")
    {
        Add(_name);
        foreach (Option option in (Option[])[_input, _id, _tags, _version, _wait]) Add(option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        JsonElement input = await JsonInput.ReadAsync(parsed.GetRequiredValue(_input), cancellationToken);
        await using StoreSource source = SourceOptions.OpenStoreToWrite(parsed);
        WorkflowHandle run = await StartAsync(source, parsed, input, cancellationToken);
        Console.WriteLine(run.RunId);
        if (!parsed.GetValue(_wait)) return ExitCodes.Done;
        await run.GetResultAsync(cancellationToken);
        await foreach (RunEvent end in run.GetEventsAsync((await run.DescribeAsync(cancellationToken)).EventCount - 1, cancellationToken))
            if (EventData.Body(end.Data, "result") is { } result) Console.WriteLine(JsonText.OneLine(result));
        return ExitCodes.Done;
    }

    private async Task<WorkflowHandle> StartAsync(StoreSource source, ParseResult parsed, JsonElement input, CancellationToken cancellationToken)
    {
        StartOptions options = new() { Id = parsed.GetValue(_id), Tags = parsed.GetValue(_tags) };
        try
        {
            return await source.Client.StartAsync(parsed.GetRequiredValue(_name), input, options, parsed.GetValue(_version), cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(await IsAmbiguousAsync(source, parsed, cancellationToken) ? ExitCodes.Usage : ExitCodes.NotFound, error.Message);
        }
    }

    /// <summary>Whether the workflow is there, and only its version has to be said.</summary>
    private async Task<bool> IsAmbiguousAsync(StoreSource source, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_version) is not null) return false;
        int versions = 0;
        await foreach (WorkflowDefinition _ in source.Client.ListWorkflowsAsync(parsed.GetRequiredValue(_name), cancellationToken)) versions++;
        return versions > 1;
    }
}
