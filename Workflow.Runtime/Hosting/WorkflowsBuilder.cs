using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tracing;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>Collects what a host runs: workflows, steps, the store, and how the worker behaves. Used while the host is built.</summary>
public sealed class WorkflowsBuilder
{
    private readonly List<WorkflowDescriptor> _workflows = [];
    private readonly List<StepDescriptor> _steps = [];
    private readonly List<PayloadType> _payloads = [];
    private readonly List<ExceptionCodec> _exceptionCodecs = [];
    private readonly List<Func<IServiceProvider, IStepLogger>> _stepLoggers = [];
    private readonly List<Func<IServiceProvider, IRunObserver>> _observers = [];
    private readonly Dictionary<string, Func<IServiceProvider, IStepExecutor>> _stepExecutors = new(StringComparer.Ordinal);

    internal WorkflowsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    internal Func<IServiceProvider, IWorkflowStore>? StoreFactory { get; private set; }

    internal WorkerOptions Options { get; } = new();

    internal PayloadChain PayloadChain { get; private set; } = PayloadChain.Empty;

    /// <summary>The time that workflows go by; test hosts set it.</summary>
    internal TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The time that leases go by; the system's, also where workflows go by virtual time.</summary>
    internal TimeProvider LeaseTime { get; set; } = TimeProvider.System;

    internal IReadOnlyList<WorkflowDescriptor> Workflows => _workflows;

    internal IReadOnlyList<StepDescriptor> Steps => _steps;

    internal IReadOnlyList<PayloadType> Payloads => _payloads;

    internal IReadOnlyList<ExceptionCodec> ExceptionCodecs => _exceptionCodecs;

    internal IReadOnlyList<IStepLogger> MakeStepLoggers(IServiceProvider services) =>
    [
        .. _stepLoggers.Select(factory => factory(services) ?? throw new InvalidOperationException("A factory that AddStepLogger was given returned null; it must make a logger.")),
    ];

    internal IReadOnlyList<IRunObserver> MakeObservers(IServiceProvider services) =>
    [
        .. _observers.Select(factory => factory(services) ?? throw new InvalidOperationException("A factory that AddObserver was given returned null; it must make an observer.")),
    ];

    internal StepExecutors MakeStepExecutors(IServiceProvider services) => new(_stepExecutors, services);

    /// <summary>Keeps runs in a store. The last call counts; without one they are kept in memory and end with the process.</summary>
    /// <param name="factory">Makes the store; the host disposes it.</param>
    public WorkflowsBuilder UseStore(Func<IServiceProvider, IWorkflowStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        StoreFactory = factory;
        return this;
    }

    /// <summary>
    /// Has data of users pass through codecs on its way into the store: inputs, arguments, results, failures, events, snapshots, messages. The last call counts.
    /// </summary>
    /// <param name="codecs">The codecs, in the order in which they are applied: compression before encryption.</param>
    /// <exception cref="ArgumentException">Two codecs have one id, or an id is malformed.</exception>
    public WorkflowsBuilder UsePayloadCodecs(params IPayloadCodec[] codecs) => UsePayloadCodecs(codecs, []);

    /// <inheritdoc cref="UsePayloadCodecs(IPayloadCodec[])"/>
    /// <param name="codecs">The codecs, in the order in which they are applied: compression before encryption.</param>
    /// <param name="formerCodecs">Codecs that only read what they wrote before.</param>
    public WorkflowsBuilder UsePayloadCodecs(IReadOnlyList<IPayloadCodec> codecs, IReadOnlyList<IPayloadCodec> formerCodecs)
    {
        ArgumentNullException.ThrowIfNull(codecs);
        ArgumentNullException.ThrowIfNull(formerCodecs);
        PayloadChain = new PayloadChain(codecs, formerCodecs);
        return this;
    }

    /// <summary>
    /// Adds a step executor under a name that <c>[Step(Executor = "…")]</c>, <see cref="StartOptions.Executor"/> and <c>[Workflow(Executor = "…")]</c> can give; the first of these that does
    /// counts. Without one, and under the name <c>in_process</c>, steps are executed in this process.
    /// </summary>
    /// <param name="name">The name: <c>^[a-z][a-z0-9_]*$</c> without <c>__</c>.</param>
    /// <param name="factory">Makes the executor, once, when it is first needed.</param>
    /// <exception cref="ArgumentException">The name is malformed or taken.</exception>
    public WorkflowsBuilder AddStepExecutor(string name, Func<IServiceProvider, IStepExecutor> factory)
    {
        Names.CheckExecutor(name);
        ArgumentNullException.ThrowIfNull(factory);
        if (name == StepExecutors.InProcess || !_stepExecutors.TryAdd(name, factory))
            throw new ArgumentException($"There is a step executor called '{name}' already. Give this one another name.", nameof(name));
        return this;
    }

    /// <summary>Adds a step logger; each of those that were added is told everything, in the order in which they were added.</summary>
    /// <param name="factory">Makes the logger, once: <c>services =&gt; StepLogWriter.Json(Console.Out)</c>.</param>
    public WorkflowsBuilder AddStepLogger(Func<IServiceProvider, IStepLogger> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _stepLoggers.Add(factory);
        return this;
    }

    /// <summary>Adds an observer that is told how the runs go on that this process executes.</summary>
    /// <param name="factory">Makes the observer, once; the host disposes it.</param>
    public WorkflowsBuilder AddObserver(Func<IServiceProvider, IRunObserver> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _observers.Add(factory);
        return this;
    }

    /// <summary>
    /// Writes where the runs stand that this process executes, a line of JSON whenever they have new durable events, into <c>&lt;directory&gt;/&lt;run id&gt;/trace.jsonl</c>: what
    /// <c>workflow watch</c> shows. The files only grow; see docs/trace.md.
    /// </summary>
    /// <param name="directory">The directory, made when it is needed; a relative path is resolved now. Several processes may share it.</param>
    public WorkflowsBuilder UseTrace(string directory = TraceReader.DefaultDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        string fullPath = TracePaths.FullPath(directory);
        return AddObserver(_ => new TraceWriter(fullPath));
    }

    /// <summary>Sets how this process takes part in executing workflows.</summary>
    public WorkflowsBuilder ConfigureWorker(Action<WorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Options);
        return this;
    }

    /// <summary>Adds a workflow. Called by generated <c>AddXxx</c> methods; adding the same descriptor twice is harmless.</summary>
    public WorkflowsBuilder AddWorkflow(WorkflowDescriptor workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        if (!_workflows.Contains(workflow)) _workflows.Add(workflow);
        return this;
    }

    /// <summary>Adds a step. Called by generated <c>AddXxx</c> methods; adding the same descriptor twice is harmless.</summary>
    public WorkflowsBuilder AddStep(StepDescriptor step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!_steps.Contains(step)) _steps.Add(step);
        return this;
    }

    /// <summary>
    /// Adds a type that hooks and signals carry and that <see cref="Durable.Copy"/> copies. Called by generated <c>AddXxx</c> methods for the types that
    /// workflows name; the first codec of a type counts.
    /// </summary>
    public WorkflowsBuilder AddPayload<T>(Codec<T> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        if (!_payloads.Exists(static each => each.Type == typeof(T))) _payloads.Add(PayloadType.Of(codec));
        return this;
    }

    /// <summary>Adds a codec for an exception type, in place of an earlier one for the same type.</summary>
    public WorkflowsBuilder AddExceptionCodec(ExceptionCodec codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        _exceptionCodecs.RemoveAll(other => other.TypeName == codec.TypeName);
        _exceptionCodecs.Add(codec);
        return this;
    }
}
