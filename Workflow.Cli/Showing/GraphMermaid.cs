using Workflow.Cli.Sources;
using Workflow.Runtime.Compiled;

namespace Workflow.Cli.Showing;

/// <summary>The graph of a workflow as a Mermaid flowchart. What a run has visited is filled; where it waits has a thick frame.</summary>
internal static class GraphMermaid
{
    public static string Of(WorkflowGraph graph, VisitedNodes? run)
    {
        string picture = VisibleText.OfLines(graph.ToMermaid());
        if (run is null) return picture;
        picture += $"    classDef visited fill:#d4f4d4,stroke:#3a7a3a\n    class {string.Join(',', graph.Nodes.Where(node => run.IsVisited(graph, node)).Select(static node => IdOf(node.Id)))} visited\n";
        return graph.Nodes.FirstOrDefault(node => run.IsCurrent(graph, node)) is { } current ? $"{picture}    style {IdOf(current.Id)} stroke-width:4px\n" : picture;
    }

    /// <summary>The name that the picture has for a node of the outermost body.</summary>
    private static string IdOf(string node) => string.Concat(node.Select(static each => char.IsAsciiLetterOrDigit(each) ? each : '_'));
}
