using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Commands;

/// <summary>Draws a workflow, or where a run of it has come.</summary>
internal sealed class GraphCommand : Verb
{
    private const string Terminal = "terminal";
    private const string Mermaid = "mermaid";
    private const string Dot = "dot";
    private readonly Argument<string> _subject = RunArgument.OneOrWorkflow();
    private readonly Option<string?> _version = new("--version") { Description = "The workflow's version, where NAME has several.", HelpName = "VERSION" };
    private readonly Option<string> _format = new("--format") { Description = "terminal, mermaid or dot (Graphviz).", HelpName = "FORMAT", DefaultValueFactory = static _ => Terminal };

    public GraphCommand() : base(
        "graph", "Draws the checkpoints of a workflow and the ways between them; of a run, what it has visited is marked.",
        "workflow graph process_order",
        "workflow graph order-17",
        "workflow graph order-17 --format mermaid",
        "workflow graph process_order --format dot | dot -Tsvg -o process_order.svg")
    {
        _format.AcceptOnlyFromAmong(Terminal, Mermaid, Dot);
        Add(_subject);
        Add(_version);
        Add(_format);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using StoreSource source = SourceOptions.OpenStore(parsed);
        string subject = parsed.GetRequiredValue(_subject);
        RunDescription? run = await RunAsync(source, subject, cancellationToken);
        WorkflowDefinition workflow = await FindAsync(source, run?.Workflow ?? subject, run?.Version ?? parsed.GetValue(_version), cancellationToken);
        if (workflow.Graph is not { } graph) throw new CommandException(
            ExitCodes.Refused, $"Nobody knows the graph of workflow '{workflow.Name}' {workflow.Version}: its body has a construct that is never cut apart at its awaits (WFL3001).");
        VisitedNodes? visited = run is null ? null : await VisitedAsync(source, run, graph, cancellationToken);
        Screen screen = Screen.Open();
        string title = run is null ? $"{workflow.Name} {workflow.Version}" : $"{run.RunId} [{run.Status.ToText()}] {workflow.Name} {workflow.Version}";
        switch (parsed.GetValue(_format))
        {
            case Mermaid:
                await screen.Output.WriteAsync(GraphMermaid.Of(graph, visited));
                break;
            case Dot:
                await screen.Output.WriteAsync(GraphDot.Of(title, graph, visited));
                break;
            default:
                await screen.Output.WriteLineAsync(VisibleText.Of(title));
                GraphRows.Write(screen, graph, visited);
                break;
        }

        return ExitCodes.Done;
    }

    /// <summary>The run that has the id; null where there is none, and a workflow is meant.</summary>
    private static async Task<RunDescription?> RunAsync(StoreSource source, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await source.Client.GetHandle(subject).DescribeAsync(cancellationToken);
        }
        catch (RunNotFoundException)
        {
            return null;
        }
    }

    private static async Task<WorkflowDefinition> FindAsync(StoreSource source, string name, string? version, CancellationToken cancellationToken)
    {
        List<WorkflowDefinition> found = [];
        await foreach (WorkflowDefinition workflow in source.Client.ListWorkflowsAsync(name, cancellationToken))
            if (version is null || workflow.Version == version) found.Add(workflow);
        if (found.Count > 1 && found.FindAll(static each => each.IsDefault) is [var usual]) return usual;
        return found switch
        {
            [var only] => only,
            [] => throw new CommandException(
                ExitCodes.NotFound, $"There is neither a run nor a workflow '{name}'{(version is null ? "" : $" in version {version}")} in {source.Name}.",
                "Workers tell the store of their workflows when they start. 'workflow ps' lists the runs."),
            _ => throw new CommandException(
                ExitCodes.Usage, $"There are several versions of workflow '{name}': {string.Join(", ", found.Select(static each => each.Version))}.", "Name one with --version."),
        };
    }

    private static async Task<VisitedNodes> VisitedAsync(StoreSource source, RunDescription run, WorkflowGraph graph, CancellationToken cancellationToken)
    {
        WorkflowHandle handle = source.Client.GetHandle(run.RunId);
        List<RunEvent> events = [];
        await foreach (RunEvent next in handle.GetEventsAsync(0, cancellationToken)) events.Add(next);
        return VisitedNodes.Of(graph, events, await handle.GetStackAsync(cancellationToken));
    }
}
