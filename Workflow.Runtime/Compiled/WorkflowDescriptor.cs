using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Compiled;

/// <summary>
/// What the engine needs to know of a workflow: its name and version and how to make its twin. Emitted by the generator, one per
/// <c>[Workflow]</c> method. Immutable and safe to share between threads.
/// </summary>
public abstract class WorkflowDescriptor
{
    private WorkflowGraph? _outline;
    private string? _snapshotHash;

    private protected WorkflowDescriptor() { }

    /// <summary>The workflow's name; unique per host together with <see cref="Version"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The workflow's version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether a start that names no version takes this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether the workflow has to resume from snapshots.</summary>
    public SnapshotMode Snapshots { get; init; }

    /// <summary>A hash of the body's durable shape; changes when the code between checkpoints may no longer fit a running log.</summary>
    public required string ShapeHash { get; init; }

    /// <summary>The full name of the method, for messages: <c>Shop.OrderWorkflows.ProcessOrder</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The time that a run may take, from its start, unless it is started with another; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The executor of its steps, unless a step or the start names another; null for this process.</summary>
    public string? Executor { get; init; }

    /// <summary>Where the method is declared.</summary>
    public SourcePosition Source { get; init; }

    /// <summary>
    /// The full names of the exception types that a <c>catch</c> of this workflow names, most derived first: what a failure that
    /// cannot be rebuilt exactly may arrive as.
    /// </summary>
    public IReadOnlyList<string> CaughtExceptions { get; init; } = [];

    /// <summary>
    /// The state machine that the body was compiled to, and by which a run comes back from a snapshot; null for a body that resumes by replay alone.
    /// </summary>
    public FrameDescriptor? Machine { get; init; }

    /// <summary>
    /// What a snapshot is bound to: the shape of the body's frame, and that of all its durable calls. Code that differs in what it does not await alone would take the frame, and could no longer
    /// replay what it did with it.
    /// </summary>
    internal string SnapshotHash => _snapshotHash ??= $"{ShapeHash}.{Machine?.ShapeHash}";

    /// <summary>Makes the graph of a body that has no <see cref="Machine"/>; null where nothing is known of it.</summary>
    public Func<WorkflowGraph>? Outline { get; init; }

    /// <summary>
    /// The checkpoints of the body and the ways between them, made when it is first asked for. Null for a body with a construct that state machines do not
    /// cover (WFL3001): it is never cut apart at its awaits, so nobody knows what comes after what.
    /// </summary>
    public WorkflowGraph? Graph => Machine?.Graph ?? (Outline is null ? null : LazyInitializer.EnsureInitialized(ref _outline, Outline));

    /// <summary>Reads an input that came as JSON from outside and writes it again in canonical form.</summary>
    /// <exception cref="ValueException">The JSON does not fit the workflow's parameters.</exception>
    public abstract Payload NormalizeInput(ReadOnlyMemory<byte> json);

    /// <summary>Makes the twin for one incarnation of a run; nothing of the user's body has run when it returns.</summary>
    /// <param name="services">The run's DI scope.</param>
    /// <param name="input">The run's input.</param>
    /// <returns>What starts the body; its task ends with the body, and its value is the serialized result.</returns>
    /// <exception cref="ValueException">The input cannot be read.</exception>
    internal abstract Func<WorkflowContext, Task<Payload>> Bind(IServiceProvider services, Payload input);

    /// <summary>Makes the task that ends with a body which came back from a snapshot.</summary>
    /// <param name="root">The task of the body's frame.</param>
    /// <returns>A task whose value is the serialized result.</returns>
    internal abstract Task<Payload> Continue(Task root);

    /// <summary>What the tasks of children hold that run this workflow.</summary>
    internal abstract TaskType ResultType { get; }

    /// <summary>The parameters, as far as their codec tells.</summary>
    internal abstract IReadOnlyList<WorkflowParameter> Parameters { get; }

    /// <summary>The result's type in words.</summary>
    internal abstract string ResultName { get; }
}

/// <inheritdoc/>
/// <typeparam name="TArguments">A tuple with one named element per parameter (without cancellation tokens).</typeparam>
/// <typeparam name="TResult">The workflow's result; <see cref="NoResult"/> where it returns none.</typeparam>
public sealed class WorkflowDescriptor<TArguments, TResult> : WorkflowDescriptor, IResultCodec<TResult>
{
    private TaskType? _resultType;

    /// <summary>Writes and reads the input as one JSON object with a property per parameter.</summary>
    public required Codec<TArguments> Arguments { get; init; }

    /// <summary>Writes and reads the result.</summary>
    public required Codec<TResult> Result { get; init; }

    /// <summary>Makes the twin: resolves the declaring class from the run's scope and binds the arguments.</summary>
    public required Func<IServiceProvider, TArguments, IWorkflowTwin<TResult>> Twin { get; init; }

    /// <inheritdoc/>
    public override Payload NormalizeInput(ReadOnlyMemory<byte> json) =>
        Payload.Write(Arguments, Payload.Read(Arguments, new Payload(json, Arguments.ContractHash)));

    /// <summary>The arguments of a run as they are kept.</summary>
    /// <exception cref="WorkflowValueException">An argument cannot be carried.</exception>
    internal Payload Encode(TArguments arguments)
    {
        try
        {
            return Payload.Write(Arguments, arguments);
        }
        catch (ValueException error)
        {
            throw WorkflowValueException.Input(Name, error);
        }
    }

    internal override Func<WorkflowContext, Task<Payload>> Bind(IServiceProvider services, Payload input)
    {
        IWorkflowTwin<TResult> twin = Twin(services, Payload.Read(Arguments, input));
        return context => RunAsync(() => twin.Start(context));
    }

    internal override Task<Payload> Continue(Task root)
    {
        Task<TResult> body = (Task<TResult>)root;
        return RunAsync(() => body);
    }

    internal override TaskType ResultType => _resultType ??= TaskType.Of($"child:{Name} {Version}", Result);

    internal override IReadOnlyList<WorkflowParameter> Parameters => Arguments.Arguments is { } arguments
        ? [.. arguments.Select(static each => new WorkflowParameter(each.Name, TypeName.Of(each.Type), each.IsOptional))]
        : [.. ContractText.MembersOf(Arguments).Select(static each => new WorkflowParameter(each.Name, TypeName.Of(each.Type), IsOptional: true))];

    internal override string ResultName => typeof(TResult) == typeof(NoResult) ? "void" : TypeName.Of(typeof(TResult));

    private async Task<Payload> RunAsync(Func<Task<TResult>> start)
    {
        TResult result = await start();
        try
        {
            return Payload.Write(Result, result);
        }
        catch (ValueException error)
        {
            throw WorkflowValueException.Result(Name, error);
        }
    }
}
