using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Compiled;

/// <summary>Draws one graph, and what it calls, as a Mermaid flowchart.</summary>
internal sealed class GraphPicture
{
    private readonly StringBuilder _text = new("flowchart TD\n");
    private readonly Dictionary<WorkflowGraph, string> _boxes = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<(WorkflowGraph Graph, string Title)> _waiting = new();

    public string Draw(WorkflowGraph graph)
    {
        _boxes.Add(graph, "");
        DrawBody(graph, "    ");
        while (_waiting.TryDequeue(out (WorkflowGraph Graph, string Title) called))
        {
            _text.Append("    subgraph ").Append(_boxes[called.Graph]).Append("[\"").Append(Escaped(called.Title)).Append("\"]\n");
            DrawBody(called.Graph, "        ");
            _text.Append("    end\n");
        }

        return _text.ToString();
    }

    private void DrawBody(WorkflowGraph graph, string indent)
    {
        Dictionary<string, string> ids = graph.Nodes.ToDictionary(static each => each.Id, each => Take($"{_boxes[graph]}_{each.Id}"), StringComparer.Ordinal);
        foreach (GraphNode node in graph.Nodes) _text.Append(indent).Append(ids[node.Id]).Append(ShapeOf(node)).Append('\n');
        foreach (GraphEdge edge in graph.Edges)
        {
            _text.Append(indent).Append(ids[edge.From]).Append(edge.Kind == GraphEdgeKind.Exception ? " -.->" : " -->");
            if (LabelOf(edge) is { } label) _text.Append("|\"").Append(label).Append("\"|");
            _text.Append(' ').Append(ids[edge.To]).Append('\n');
        }

        // Those that no await names have a box all the same.
        foreach (WorkflowGraph function in graph.Functions) BoxOf(function, function.Name[(graph.Name.Length + 1)..]);
        foreach (GraphNode node in graph.Nodes)
            foreach (GraphCall call in node.Calls)
                if (call.Body is { } body) _text.Append(indent).Append(ids[node.Id]).Append(" === ").Append(BoxOf(body, call.Name)).Append('\n');
    }

    /// <summary>The box of a body that is called, which is drawn once, however often it is called; for the first one, which has none, its beginning.</summary>
    private string BoxOf(WorkflowGraph graph, string title)
    {
        if (_boxes.TryGetValue(graph, out string? box)) return box.Length == 0 ? GraphNode.Start : box;
        _waiting.Enqueue((graph, title));
        return _boxes[graph] = Take($"body_{title}");
    }

    private static string ShapeOf(GraphNode node)
    {
        string name = Escaped(node.Name);
        return node.Kind switch
        {
            GraphNodeKind.Start or GraphNodeKind.Return or GraphNodeKind.Throw => $"([\"{name}\"])",
            GraphNodeKind.Step => $"[\"{name}\"]",
            GraphNodeKind.Workflow or GraphNodeKind.Function => $"[[\"{name}\"]]",
            GraphNodeKind.Durable => $"{{{{\"{name}\"}}}}",
            _ => $"(\"{name}{(node.Calls.Count == 0 ? "" : $": {Escaped(string.Join(", ", node.Calls))}")}\")",
        };
    }

    private static string? LabelOf(GraphEdge edge)
    {
        string? condition = edge.Condition is null ? null : Escaped(edge.Condition);
        return edge.Kind switch
        {
            GraphEdgeKind.Next => null,
            GraphEdgeKind.Loop => condition is null ? "loop" : $"loop: {condition}",
            GraphEdgeKind.Else => condition ?? "else",
            GraphEdgeKind.Exception => condition ?? "exception",
            _ => condition ?? "then",
        };
    }

    /// <summary>An identifier that Mermaid understands, and that nothing else in the picture has: <c>ChargeCard_1</c>.</summary>
    private string Take(string name)
    {
        string wanted = string.Concat(name.TrimStart('_').Select(static each => char.IsAsciiLetterOrDigit(each) ? each : '_'));
        string taken = wanted;
        for (int number = 2; !_taken.Add(taken); number++) taken = $"{wanted}_{number}";
        return taken;
    }

    /// <summary>A text inside quotes: whatever could mean something to Mermaid, to HTML or to Markdown is written as its number.</summary>
    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune each in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(each) || (each.IsBmp && " _.,()=!+-/?'…".Contains((char)each.Value, StringComparison.Ordinal))) escaped.Append(each);
            else escaped.Append('#').Append(each.Value.ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return escaped.ToString();
    }
}
