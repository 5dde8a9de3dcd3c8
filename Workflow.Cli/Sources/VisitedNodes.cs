using Workflow.Runtime;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Sources;

/// <summary>
/// Which nodes of a workflow's graph, and of the bodies that it calls, a run has come through, as far as that is certain: it waits there; it called a step, or is in a body, that only this node
/// calls; or there is no other way to where it has been.
/// </summary>
internal sealed class VisitedNodes
{
    /// <summary>All bodies, by their names: a body that is called twice is one body.</summary>
    private readonly Dictionary<string, WorkflowGraph> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _current;

    private VisitedNodes(WorkflowGraph graph, IReadOnlyList<RunEvent> events, RunStackTrace stack)
    {
        Collect(graph);
        _current = stack.Frames.GroupBy(static frame => frame.Method).ToDictionary(static group => group.Key, static group => group.Last().Checkpoint, StringComparer.Ordinal);
        foreach ((string body, string checkpoint) in _current) Mark(body, checkpoint);
        foreach (string step in events.Where(static each => each.Type == "step_started").Select(static each => EventData.Text(each.Data, "step") ?? "").Distinct())
            MarkOnlyCaller(call => call.Kind == GraphCallKind.Step && call.Name == step);
        Mark(graph.Name, GraphNode.Start);
        if (events.Count > 0 && events[^1].Type == "workflow_completed") Mark(graph.Name, GraphNode.Return);
        MarkCallersOfBodies();
        foreach (string body in _visited.Keys.Where(_bodies.ContainsKey).ToList()) MarkWhatMustHaveBeen(_bodies[body]);
    }

    public static VisitedNodes Of(WorkflowGraph graph, IReadOnlyList<RunEvent> events, RunStackTrace stack) => new(graph, events, stack);

    /// <summary>Whether the run has come to a node of a body.</summary>
    public bool IsVisited(WorkflowGraph body, GraphNode node) => _visited.TryGetValue(body.Name, out HashSet<string>? nodes) && nodes.Contains(node.Id);

    /// <summary>Whether a body waits at a node now.</summary>
    public bool IsCurrent(WorkflowGraph body, GraphNode node) => _current.GetValueOrDefault(body.Name) == node.Id;

    private void Collect(WorkflowGraph body)
    {
        if (!_bodies.TryAdd(body.Name, body)) return;
        foreach (WorkflowGraph function in body.Functions) Collect(function);
        foreach (WorkflowGraph called in body.Nodes.SelectMany(static node => node.Calls).Select(static call => call.Body).OfType<WorkflowGraph>()) Collect(called);
    }

    /// <returns>Whether that was not known yet.</returns>
    private bool Mark(string body, string node)
    {
        if (!_visited.TryGetValue(body, out HashSet<string>? nodes)) _visited[body] = nodes = new(StringComparer.Ordinal);
        return nodes.Add(node);
    }

    private bool MarkOnlyCaller(Func<GraphCall, bool> isMeant)
    {
        (string Body, string Node)[] callers = [.. _bodies.Values.SelectMany(body => body.Nodes.Where(node => node.Calls.Any(isMeant)).Select(node => (body.Name, node.Id)))];
        return callers is [var only] && Mark(only.Body, only.Node);
    }

    private void MarkCallersOfBodies()
    {
        bool isNew = true;
        while (isNew)
        {
            isNew = false;
            foreach (string body in _visited.Keys.ToList()) isNew |= MarkOnlyCaller(call => call.Body?.Name == body);
        }
    }

    private void MarkWhatMustHaveBeen(WorkflowGraph body)
    {
        Mark(body.Name, GraphNode.Start);
        string[] known = [.. _visited[body.Name]];
        foreach (GraphNode node in body.Nodes)
            if (known.Any(target => target != node.Id && !CanReach(body, target, without: node.Id))) Mark(body.Name, node.Id);
    }

    private static bool CanReach(WorkflowGraph body, string target, string without)
    {
        HashSet<string> seen = [GraphNode.Start];
        Queue<string> waiting = new(seen);
        while (waiting.TryDequeue(out string? at))
        {
            if (at == target) return true;
            foreach (GraphEdge edge in body.Edges)
                if (edge.From == at && edge.To != without && seen.Add(edge.To)) waiting.Enqueue(edge.To);
        }

        return false;
    }
}
