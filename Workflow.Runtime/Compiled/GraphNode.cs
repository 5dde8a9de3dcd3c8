namespace Workflow.Runtime.Compiled;

/// <summary>A checkpoint of a body, its beginning, or one of its ends.</summary>
public sealed class GraphNode
{
    /// <summary>The <see cref="Id"/> of the beginning of every body.</summary>
    public const string Start = "start";

    /// <summary>The <see cref="Id"/> of the end of a body that returns.</summary>
    public const string Return = "return";

    /// <summary>The <see cref="Id"/> of the end of a body that throws an exception on purpose.</summary>
    public const string Throw = "throw";

    internal GraphNode(string id, GraphNodeKind kind, string name) => (Id, Kind, Name) = (id, kind, name);

    /// <summary>
    /// What identifies the node in its body, from build to build: the key of the checkpoint, <c>ChargeCard#1</c>, which <see cref="RunStackFrame.Checkpoint"/> names as
    /// well; or <see cref="Start"/>, <see cref="Return"/>, <see cref="Throw"/>.
    /// </summary>
    public string Id { get; }

    /// <summary>What is awaited.</summary>
    public GraphNodeKind Kind { get; }

    /// <summary>The name of what is awaited: <c>charge_card</c> for a step, <c>Durable.Delay</c>, <c>Task.WhenAll</c>, a variable's.</summary>
    public string Name { get; }

    /// <summary>Where the <c>await</c> stands; null for the beginning and the ends.</summary>
    public SourcePosition? Source { get; init; }

    /// <summary>What is called to make what is awaited: one call for a step or workflow, any number for others.</summary>
    public IReadOnlyList<GraphCall> Calls { get; internal init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Id;
}
