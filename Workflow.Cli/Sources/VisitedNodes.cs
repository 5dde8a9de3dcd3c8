using Workflow.Runtime;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Sources;

/// <summary>
/// Which nodes of a workflow's graph a run has come through, as far as that is certain: it waits there; it called a step that only this node calls; or there is no other way to where it has been.
/// </summary>
internal sealed class VisitedNodes
{
    private readonly HashSet<string> _steps;
    private readonly Dictionary<string, string> _checkpoints;
    private readonly bool _hasReturned;

    private VisitedNodes(IReadOnlyList<RunEvent> events, RunStackTrace stack)
    {
        _steps = [.. events.Where(static each => each.Type == "step_started").Select(static each => EventData.Text(each.Data, "step") ?? "")];
        _checkpoints = stack.Frames.GroupBy(static frame => frame.Method).ToDictionary(static group => group.Key, static group => group.Last().Checkpoint, StringComparer.Ordinal);
        _hasReturned = events.Count > 0 && events[^1].Type == "workflow_completed";
    }

    /// <summary>The ids of the nodes that were visited, of the workflow's own body.</summary>
    public required IReadOnlySet<string> Visited { get; init; }

    /// <summary>The id of the node where the body waits; null where it does not, or nobody knows.</summary>
    public required string? Current { get; init; }

    public static VisitedNodes Of(WorkflowGraph graph, IReadOnlyList<RunEvent> events, RunStackTrace stack)
    {
        VisitedNodes evidence = new(events, stack) { Visited = new HashSet<string>(), Current = null };
        HashSet<string> certain = [GraphNode.Start];
        string? current = evidence._checkpoints.GetValueOrDefault(graph.Name);
        if (current is not null) certain.Add(current);
        if (evidence._hasReturned) certain.Add(GraphNode.Return);
        foreach (GraphNode node in graph.Nodes)
            if (evidence.IsTheOnlyCaller(graph, node)) certain.Add(node.Id);
        string[] known = [.. certain];
        foreach (GraphNode node in graph.Nodes)
            if (!certain.Contains(node.Id) && known.Any(target => !CanReach(graph, target, without: node.Id))) certain.Add(node.Id);
        return new VisitedNodes(events, stack) { Visited = certain, Current = current };
    }

    private bool IsTheOnlyCaller(WorkflowGraph graph, GraphNode node) => StepsOf(node).Any(step => _steps.Contains(step) && graph.Nodes.Count(other => StepsOf(other).Contains(step)) == 1);

    /// <summary>The steps that a node calls by itself: those of bodies that it calls may belong to others as well.</summary>
    private static IEnumerable<string> StepsOf(GraphNode node) => node.Calls.Where(static call => call.Kind == GraphCallKind.Step).Select(static call => call.Name);

    private static bool CanReach(WorkflowGraph graph, string target, string without)
    {
        HashSet<string> seen = [GraphNode.Start];
        Queue<string> waiting = new(seen);
        while (waiting.TryDequeue(out string? at))
        {
            if (at == target) return true;
            foreach (GraphEdge edge in graph.Edges)
                if (edge.From == at && edge.To != without && seen.Add(edge.To)) waiting.Enqueue(edge.To);
        }

        return false;
    }
}
