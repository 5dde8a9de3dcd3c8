using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Compiled;

/// <summary>
/// What the engine needs to know of a body that was compiled to a state machine. Emitted by the generator, one per workflow body and one per
/// async lambda or local function in it. Immutable and safe to share between threads.
/// </summary>
public abstract class FrameDescriptor
{
    private WorkflowGraph? _graph;

    private protected FrameDescriptor() { }

    /// <summary>What identifies the body in snapshots, and what a stack shows: <c>Shop.OrderWorkflows.ProcessOrder</c>. Unique in a host.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// A hash over the checkpoints' keys, the members that are live at each, and the contracts of their types. A snapshot that was written under
    /// another one is not read: the run is replayed instead.
    /// </summary>
    public required string ShapeHash { get; init; }

    /// <summary>The path of the body's source file as the compiler saw it; null for a body that is not the user's.</summary>
    public string? File { get; init; }

    /// <summary>The checkpoints: the first is checkpoint 1.</summary>
    public required IReadOnlyList<CheckpointDescriptor> Checkpoints { get; init; }

    /// <summary>What the body begins with, as <see cref="WorkflowGraph"/> reads it: one transition a line; empty where it is not told.</summary>
    public string Start { get; init; } = "";

    /// <summary>Gets the descriptors of the workflows that the body calls; null for none.</summary>
    public Func<IReadOnlyList<WorkflowDescriptor>>? Calls { get; init; }

    /// <summary>The checkpoints of the body and the ways between them. Made when it is first asked for.</summary>
    public WorkflowGraph Graph => LazyInitializer.EnsureInitialized(
        ref _graph, () => WorkflowGraph.Of(Name, File, Start, Checkpoints, Calls, [.. Functions.Select(static each => each.Graph)]));

    /// <summary>The async lambdas and local functions inside the body, which have frames of their own.</summary>
    public IReadOnlyList<FrameDescriptor> Functions { get; init; } = [];

    /// <summary>What the tasks of such frames hold.</summary>
    internal abstract TaskType ResultType { get; }

    internal abstract Frame NewFrame(IServiceProvider services, Frame? parent);
}

/// <inheritdoc/>
/// <typeparam name="TResult">What the body returns; <see cref="NoResult"/> where it returns nothing.</typeparam>
public sealed class FrameDescriptor<TResult> : FrameDescriptor
{
    private TaskType? _resultType;

    /// <summary>
    /// Makes an empty frame for one that was kept: resolves the declaring class from the run's scope. The second argument is the frame of the
    /// surrounding body, for a lambda or local function.
    /// </summary>
    public required Func<IServiceProvider, Frame?, Frame<TResult>> Create { get; init; }

    /// <summary>
    /// Writes and reads what the body returns; null where it cannot be kept. Only needed while somebody holds the task of a frame that has ended.
    /// </summary>
    public Codec<TResult>? Result { get; init; }

    internal override TaskType ResultType => _resultType ??= TaskType.Of("frame:" + Name, Result);

    internal override Frame NewFrame(IServiceProvider services, Frame? parent) => Create(services, parent);
}
