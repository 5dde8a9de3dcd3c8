namespace Workflow.Runtime.Compiled;

/// <summary>A step, workflow or async function whose task a checkpoint awaits, alone or among others.</summary>
public sealed class GraphCall
{
    private readonly WorkflowGraph _graph;

    internal GraphCall(WorkflowGraph graph, GraphCallKind kind, string name, string? version) =>
        (_graph, Kind, Name, Version) = (graph, kind, name, version);

    /// <summary>What is called.</summary>
    public GraphCallKind Kind { get; }

    /// <summary>The name in the log, <c>charge_card</c>; for a function its own, <c>lambda1</c> for the first lambda.</summary>
    public string Name { get; }

    /// <summary>The version of a workflow; null for others.</summary>
    public string? Version { get; }

    /// <summary>
    /// The graph of a workflow or function; null for a step, and for a workflow of which no graph can be had: one that resumes by replay alone because of a construct that
    /// is not covered, or an overload of another assembly. Looked up when it is asked for, for workflows may call each other.
    /// </summary>
    public WorkflowGraph? Body => _graph.BodyOf(this);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
