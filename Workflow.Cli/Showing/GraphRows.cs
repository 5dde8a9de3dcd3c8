using Workflow.Cli.Sources;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Showing;

/// <summary>The graph of a workflow as text: one line per checkpoint in the order of the code, and below it the ways that do not simply lead to the next line.</summary>
internal static class GraphRows
{
    public static void Write(Screen screen, WorkflowGraph graph, VisitedNodes? run)
    {
        CellRows.Write(screen, [.. Of(graph, run, "")]);
        HashSet<WorkflowGraph> drawn = [graph];
        Queue<(string Title, WorkflowGraph Body)> waiting = new(BodiesOf(graph));
        while (waiting.TryDequeue(out (string Title, WorkflowGraph Body) called))
        {
            if (!drawn.Add(called.Body)) continue;
            screen.Output.WriteLine();
            screen.Output.WriteLine($"{VisibleText.Of(called.Title)}:");
            CellRows.Write(screen, [.. Of(called.Body, run, "  ")]);
            foreach ((string Title, WorkflowGraph Body) further in BodiesOf(called.Body)) waiting.Enqueue(further);
        }
    }

    private static IEnumerable<(string Title, WorkflowGraph Body)> BodiesOf(WorkflowGraph graph) =>
    [
        .. graph.Functions.Select(function => (function.Name[(graph.Name.Length + 1)..], function)),
        .. graph.Nodes.SelectMany(static node => node.Calls).Where(static call => call.Body is not null).Select(static call => (call.Name, call.Body!)),
    ];

    private static IEnumerable<Cell[]> Of(WorkflowGraph graph, VisitedNodes? run, string indent)
    {
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            GraphNode node = graph.Nodes[index];
            string? next = index + 1 < graph.Nodes.Count ? graph.Nodes[index + 1].Id : null;
            yield return [$"{indent}{MarkOf(graph, node, run)} {NameOf(node)}", Cell.Quiet(node.Source is { } source ? new ViewFrame("", source.File, source.Line, 0).Place : "")];
            GraphEdge[] ways = [.. graph.Edges.Where(edge => edge.From == node.Id)];
            if (ways is [{ Kind: GraphEdgeKind.Next } only] && only.To == next) continue;
            foreach (GraphEdge way in ways) yield return [Cell.Quiet($"{indent}    → {NameOf(graph.Nodes.First(each => each.Id == way.To))}{LabelOf(way)}")];
        }
    }

    private static string MarkOf(WorkflowGraph graph, GraphNode node, VisitedNodes? run) =>
        run is null ? "•" : run.IsCurrent(graph, node) ? "▶" : run.IsVisited(graph, node) ? "✓" : "·";

    private static string NameOf(GraphNode node) =>
        node.Kind is GraphNodeKind.Composite or GraphNodeKind.Task && node.Calls.Count > 0 ? $"{node.Name}({string.Join(", ", node.Calls.Select(static call => call.Name))})" : node.Name;

    private static string LabelOf(GraphEdge edge) => edge.Kind switch
    {
        GraphEdgeKind.Next => "",
        GraphEdgeKind.Exception => $"  on {edge.Condition ?? "an exception"}",
        GraphEdgeKind.Loop => edge.Condition is null ? "  again" : $"  again if {edge.Condition}",
        _ => edge.Condition is null ? $"  {edge.Kind.ToString().ToLowerInvariant()}" : $"  if {edge.Condition}",
    };
}
