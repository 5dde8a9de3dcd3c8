using System.Globalization;
using System.Text;
using Workflow.Cli.Sources;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Showing;

/// <summary>The graph of a workflow for Graphviz. What a run has visited is filled; where it waits has a thick frame.</summary>
internal static class GraphDot
{
    public static string Of(string title, WorkflowGraph graph, VisitedNodes? run)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(title)} {{\n  node [shape=box, fontname=\"sans-serif\"];\n");
        foreach (GraphNode node in graph.Nodes) text.Append(CultureInfo.InvariantCulture, $"  {Quoted(node.Id)} [label={Quoted(node.Name)}{ShapeOf(node)}{MarkOf(graph, node, run)}];\n");
        foreach (GraphEdge edge in graph.Edges) text.Append(CultureInfo.InvariantCulture, $"  {Quoted(edge.From)} -> {Quoted(edge.To)}{LabelOf(edge)};\n");
        return text.Append("}\n").ToString();
    }

    private static string ShapeOf(GraphNode node) => node.Kind switch
    {
        GraphNodeKind.Start or GraphNodeKind.Return or GraphNodeKind.Throw => ", shape=oval",
        GraphNodeKind.Durable => ", shape=hexagon",
        GraphNodeKind.Workflow or GraphNodeKind.Function => ", peripheries=2",
        _ => "",
    };

    private static string MarkOf(WorkflowGraph graph, GraphNode node, VisitedNodes? run) =>
        run is null ? "" : (run.IsVisited(graph, node) ? ", style=filled, fillcolor=palegreen" : "") + (run.IsCurrent(graph, node) ? ", penwidth=3" : "");

    private static string LabelOf(GraphEdge edge)
    {
        string style = edge.Kind == GraphEdgeKind.Exception ? "style=dashed" : "";
        string label = edge.Condition is null ? "" : $"label={Quoted(edge.Condition)}";
        string parts = string.Join(", ", ((string[])[label, style]).Where(static part => part.Length > 0));
        return parts.Length == 0 ? "" : $" [{parts}]";
    }

    private static string Quoted(string text) => $"\"{VisibleText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
