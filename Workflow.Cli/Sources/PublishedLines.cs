using Workflow.Runtime;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Sources;

/// <summary>
/// Where in their code runs stand that are in memory, whose snapshots are older: the place of the step that is under way, by the graphs that workers have told the store of.
/// </summary>
internal sealed class PublishedLines(WorkflowClient client)
{
    private readonly Dictionary<(string Name, string Version), WorkflowDefinition?> _workflows = [];

    /// <summary>The workflow's frame at the first thing under way that only one place calls; without a place where there is none.</summary>
    public async Task<ViewFrame> FrameOfAsync(RunDescription run, IEnumerable<OpenCall> calls, CancellationToken cancellationToken)
    {
        if (!_workflows.TryGetValue((run.Workflow, run.Version), out WorkflowDefinition? workflow))
        {
            await foreach (WorkflowDefinition each in client.ListWorkflowsAsync(run.Workflow, cancellationToken)) _workflows[(each.Name, each.Version)] = each;
            workflow = _workflows.TryAdd((run.Workflow, run.Version), null) ? null : _workflows[(run.Workflow, run.Version)];
        }

        if (workflow is null) return new ViewFrame(run.Workflow, null, 0, 0);
        SourcePosition? place = calls.Where(static call => call.Kind == OpenCallKind.Step).Select(call => PlaceOf(workflow.Graph, call.Name)).FirstOrDefault(static place => place is not null);
        return new ViewFrame(CallStack.NameOf(workflow.Method, null), place?.File, place?.Line ?? 0, 0);
    }

    private static SourcePosition? PlaceOf(WorkflowGraph? graph, string step)
    {
        GraphNode[] callers = [.. graph?.Nodes.Where(node => node.Calls.Any(call => call.Kind == GraphCallKind.Step && call.Name == step)) ?? []];
        return callers is [var only] ? only.Source : null;
    }
}
