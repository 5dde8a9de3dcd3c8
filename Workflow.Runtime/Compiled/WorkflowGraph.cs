namespace Workflow.Runtime.Compiled;

/// <summary>
/// The checkpoints of one body and the ways between them: what <see cref="WorkflowDescriptor.Graph"/> shows of a workflow, and of each async lambda or local
/// function inside it. Made by the compiler from the same model as the state machine. Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// A way from one checkpoint to another is there whenever the body can take it. Exceptions count that a handler of the body may catch, and that come from what is
/// awaited or called or are thrown on purpose, but not those of operators, such as a division by zero. That a body ends with an exception is told only where
/// one is thrown on purpose. Beside a <c>finally</c> with an <c>await</c> there may be ways that the body never takes: from the end of that block to wherever any
/// way into it leads.
/// </remarks>
public sealed class WorkflowGraph
{
    private readonly Func<string, string, WorkflowGraph?> _calls;
    private WorkflowGraph? _outer;

    private WorkflowGraph(
        string name, string? file, string start, IReadOnlyList<CheckpointDescriptor> checkpoints, Func<string, string, WorkflowGraph?> calls, IReadOnlyList<WorkflowGraph> functions)
    {
        (Name, File, StartText, Checkpoints, Functions, _calls) = (name, file, start, checkpoints, functions, calls);
        foreach (WorkflowGraph function in functions) function._outer = this;
        Edges = [.. GraphText.EdgesOf(GraphNode.Start, start), .. checkpoints.SelectMany(static each => GraphText.EdgesOf(each.Key, each.Next))];
        List<GraphNode> nodes = [new(GraphNode.Start, GraphNodeKind.Start, GraphNode.Start)];
        nodes.AddRange(checkpoints.Select(each => GraphText.NodeOf(each, this)));
        if (Edges.Any(static each => each.To == GraphNode.Return)) nodes.Add(new(GraphNode.Return, GraphNodeKind.Return, GraphNode.Return));
        if (Edges.Any(static each => each.To == GraphNode.Throw)) nodes.Add(new(GraphNode.Throw, GraphNodeKind.Throw, GraphNode.Throw));
        Nodes = nodes;
    }

    /// <summary>What identifies the body, in snapshots and stacks as well: <c>Shop.OrderWorkflows.ProcessOrder</c>.</summary>
    public string Name { get; }

    /// <summary>The path of the body's source file as the compiler saw it; null where it is not told.</summary>
    public string? File { get; }

    /// <summary>Where the body begins, its checkpoints in the order of the text, and how it may end.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The ways from node to node, in the order of the nodes that they begin at.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>The async lambdas and local functions directly inside the body.</summary>
    public IReadOnlyList<WorkflowGraph> Functions { get; }

    /// <summary>Makes the graph of a body. For generated code.</summary>
    /// <param name="name">What identifies the body.</param>
    /// <param name="file">The path of its source file as the compiler saw it; null where it is not told.</param>
    /// <param name="start">What it begins with, one transition a line: <c>Ship#1 then order.Lines.Length != 0</c>.</param>
    /// <param name="checkpoints">Its checkpoints.</param>
    /// <param name="calls">Gets the descriptors of the workflows that it calls; null for none.</param>
    /// <param name="functions">The graphs of the functions inside it.</param>
    public static WorkflowGraph Of(
        string name, string? file, string start, IReadOnlyList<CheckpointDescriptor> checkpoints, Func<IReadOnlyList<WorkflowDescriptor>>? calls, params WorkflowGraph[] functions)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(checkpoints);
        ArgumentNullException.ThrowIfNull(functions);
        return new WorkflowGraph(name, file, start, checkpoints, (called, version) => calls?.Invoke().FirstOrDefault(each => each.Name == called && each.Version == version)?.Graph, functions);
    }

    /// <summary>What the body begins with, as it was told.</summary>
    internal string StartText { get; }

    /// <summary>The checkpoints, as they were told.</summary>
    internal IReadOnlyList<CheckpointDescriptor> Checkpoints { get; }

    /// <summary>Makes a graph anew from what another was made of; it finds the graphs of workflows that the body calls by their names and versions.</summary>
    internal static WorkflowGraph Again(
        string name, string? file, string start, IReadOnlyList<CheckpointDescriptor> checkpoints, Func<string, string, WorkflowGraph?> calls, IReadOnlyList<WorkflowGraph> functions) =>
        new(name, file, start, checkpoints, calls, functions);

    internal SourcePosition At(int line) => File is null ? default : new SourcePosition(File, line);

    /// <summary>A picture of the graph as a Mermaid flowchart, with the functions inside the body and the workflows that it calls.</summary>
    public string ToMermaid() => new GraphPicture().Draw(this);

    /// <summary>The graph of something that this body calls; null for a step, and where nothing is known of it.</summary>
    internal WorkflowGraph? BodyOf(GraphCall call) => call.Kind switch
    {
        GraphCallKind.Function => FunctionOf(call.Name),
        GraphCallKind.Workflow => _calls(call.Name, call.Version!),
        _ => null,
    };

    /// <summary>A function of this body, or of one around it.</summary>
    private WorkflowGraph? FunctionOf(string name) => Functions.FirstOrDefault(each => each.Name == $"{Name}.{name}") ?? _outer?.FunctionOf(name);
}
