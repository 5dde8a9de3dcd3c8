namespace Workflow.Runtime.Compiled;

/// <summary>Reads the compact text that generated code holds of a graph, when the graph is first asked for.</summary>
internal static class GraphText
{
    private const string DefaultVersion = "1.0.0";

    /// <summary><c>Ship#1 loop line in order.Lines</c>, one a line.</summary>
    public static IEnumerable<GraphEdge> EdgesOf(string from, string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', 3);
            yield return new GraphEdge(from, words[0], words.Length == 1 ? GraphEdgeKind.Next : KindOf(words[1]), words.Length == 3 ? words[2] : null);
        }
    }

    /// <summary><c>step ship</c>, <c>Durable.Delay</c>, <c>Task.WhenAll of step ship, function lambda1</c>.</summary>
    public static GraphNode NodeOf(CheckpointDescriptor checkpoint, WorkflowGraph graph)
    {
        string[] halves = checkpoint.Awaits.Split(" of ", 2);
        if (halves.Length == 1 && CallOf(halves[0], graph) is { } only)
            return new GraphNode(checkpoint.Key, KindOf(only.Kind), only.Name) { Source = graph.At(checkpoint.Line), Calls = [only] };
        // Hand-written descriptors tell the key alone.
        string name = halves[0].Length == 0 ? checkpoint.Key : halves[0];
        return new GraphNode(checkpoint.Key, KindOfName(name), name)
        {
            Source = graph.At(checkpoint.Line),
            Calls = halves.Length == 1 ? [] : [.. halves[1].Split(", ").Select(each => CallOf(each, graph)).OfType<GraphCall>()],
        };
    }

    private static GraphCall? CallOf(string text, WorkflowGraph graph)
    {
        string[] words = text.Split(' ');
        return words switch
        {
            ["step", var name] => new GraphCall(graph, GraphCallKind.Step, name, null),
            ["function", var name] => new GraphCall(graph, GraphCallKind.Function, name, null),
            ["workflow", var name] => new GraphCall(graph, GraphCallKind.Workflow, name, DefaultVersion),
            ["workflow", var name, var version] => new GraphCall(graph, GraphCallKind.Workflow, name, version),
            _ => null,
        };
    }

    private static GraphNodeKind KindOf(GraphCallKind kind) => kind switch
    {
        GraphCallKind.Step => GraphNodeKind.Step,
        GraphCallKind.Workflow => GraphNodeKind.Workflow,
        _ => GraphNodeKind.Function,
    };

    private static GraphNodeKind KindOfName(string name) => name switch
    {
        "Task.WhenAll" or "Task.WhenAny" or "WaitAsync" => GraphNodeKind.Composite,
        _ when name.StartsWith("Durable.", StringComparison.Ordinal) => GraphNodeKind.Durable,
        _ => GraphNodeKind.Task,
    };

    private static GraphEdgeKind KindOf(string word) => word switch
    {
        "then" => GraphEdgeKind.Then,
        "else" => GraphEdgeKind.Else,
        "loop" => GraphEdgeKind.Loop,
        "catch" => GraphEdgeKind.Exception,
        _ => throw new FormatException($"'{word}' is no kind of transition. The assembly that describes the workflow was built for another version of Workflow.Runtime; build it again."),
    };
}
