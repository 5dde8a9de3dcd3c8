using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflow.Runtime.Client;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Definitions;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>Starts runs and reaches those that are there. Thread-safe; one per host.</summary>
public sealed class WorkflowClient
{
    /// <summary>How many runs are deleted at a time: few enough that workers hardly wait.</summary>
    private const int DeletionBatch = 50;
    private readonly WorkflowEngine _engine;

    internal WorkflowClient(WorkflowEngine engine) => _engine = engine;

    internal WorkflowEngine Engine => _engine;

    /// <summary>What this process knows of a workflow: its version, where it stands, the graph of its body.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="version">The version; null for the default one.</param>
    /// <exception cref="InvalidOperationException">The process has no such workflow, or several versions of it.</exception>
    public WorkflowDescriptor GetWorkflow(string name, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _engine.Registry.Resolve(name, version);
    }

    /// <summary>Starts a run; generated <c>StartXAsync</c> methods call this.</summary>
    /// <typeparam name="TArguments">A tuple with one named element per parameter.</typeparam>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="cancellationToken">Gives up waiting; the run may have been started all the same.</param>
    /// <returns>The run, once it is durable.</returns>
    /// <exception cref="RunAlreadyExistsException">Another run has the wanted id.</exception>
    /// <exception cref="StoreException">The run was not created, or the store did not say whether it was; starting again with the same id is safe.</exception>
    /// <exception cref="WorkflowValueException">An argument cannot be carried, or all together are too large.</exception>
    /// <exception cref="PayloadException">There is a run with the wanted id, whose input cannot be decoded here.</exception>
    /// <exception cref="NotSupportedException">A transaction was given, and the store has none of users.</exception>
    public async Task<WorkflowHandle<TResult>> StartAsync<TArguments, TResult>(
        string workflow, string version, TArguments arguments, StartOptions? options = null, CancellationToken cancellationToken = default)
    {
        WorkflowDescriptor<TArguments, TResult> descriptor = _engine.Registry.Resolve(workflow, version) as WorkflowDescriptor<TArguments, TResult>
            ?? throw new ArgumentException($"Workflow '{workflow}' {version} does not take ({typeof(TArguments)}) and return {typeof(TResult)}.");
        string runId = await StartAsync(descriptor, descriptor.Encode(arguments), options, cancellationToken).ConfigureAwait(false);
        return new WorkflowHandle<TResult>(_engine, runId);
    }

    /// <inheritdoc cref="StartAsync{TArguments, TResult}"/>
    public async Task<WorkflowHandle> StartAsync<TArguments>(
        string workflow, string version, TArguments arguments, StartOptions? options = null, CancellationToken cancellationToken = default) =>
        await StartAsync<TArguments, NoResult>(workflow, version, arguments, options, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Starts a run of a workflow that is known by name only. Where it is not registered in this host it is started by what a worker has told the store of it (see
    /// <see cref="ListWorkflowsAsync"/>): the names of parameters are checked here, their values by the worker that takes the run, which suspends it with a reason where they do not fit.
    /// </summary>
    /// <param name="workflow">The workflow's name; its default version is taken unless <paramref name="version"/> names one.</param>
    /// <param name="input">A JSON object with one property per parameter; those with default values may be left out.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="version">The version; null for the default one.</param>
    /// <param name="cancellationToken">Gives up waiting; the run may have been started all the same.</param>
    /// <exception cref="WorkflowValueException">The JSON does not fit the workflow's parameters, or is too large.</exception>
    /// <exception cref="ArgumentException">The JSON lacks a parameter, or has one too many, of a workflow that is not registered here.</exception>
    /// <exception cref="InvalidOperationException">Neither this host nor the store knows of the workflow, or there are several versions; the message lists what there is.</exception>
    public async Task<WorkflowHandle> StartAsync(
        string workflow, JsonElement input, StartOptions? options = null, string? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        if (input.ValueKind == JsonValueKind.Undefined)
            throw new ArgumentException("There is no JSON in it. Give an object with one property per parameter, {} for none.", nameof(input));
        if (!_engine.Registry.Knows(workflow, version)) return await StartPublishedAsync(workflow, version, input, options, cancellationToken).ConfigureAwait(false);
        WorkflowDescriptor descriptor = _engine.Registry.Resolve(workflow, version);
        Payload payload;
        try
        {
            payload = descriptor.NormalizeInput(System.Text.Encoding.UTF8.GetBytes(input.GetRawText()));
        }
        catch (ValueException error)
        {
            throw WorkflowValueException.Input(workflow, error);
        }

        return new WorkflowHandle(_engine, await StartAsync(descriptor, payload, options, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The workflows that workers have told the store of, in ordinal order of name and then version. They stay when the workers are gone. What this version of the runtime does not understand is left out.</summary>
    /// <param name="name">Only versions of this workflow; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="StoreException">The store cannot be read, or every version of the workflow that is asked for was told by another version of the runtime in a way that this one does not understand.</exception>
    public async IAsyncEnumerable<WorkflowDefinition> ListWorkflowsAsync(string? name = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        ReadDefinitions all = await PublishedWorkflows.ReadAsync(_engine.Store, cancellationToken).ConfigureAwait(false);
        if (name is not null && all.Workflows.All(each => each.Name != name)) all.ThrowIfUnreadable(name);
        foreach (WorkflowDefinition workflow in all.Workflows)
        {
            if (name is null || workflow.Name == name) yield return workflow;
        }
    }

    /// <summary>A run by its id. Whether it exists shows when it is used.</summary>
    public WorkflowHandle GetHandle(string runId)
    {
        Names.CheckRunId(runId);
        return new WorkflowHandle(_engine, runId);
    }

    /// <inheritdoc cref="GetHandle(string)"/>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    public WorkflowHandle<TResult> GetHandle<TResult>(string runId)
    {
        Names.CheckRunId(runId);
        return new WorkflowHandle<TResult>(_engine, runId);
    }

    /// <summary>Answers a hook, once. Returns when the answer is durable; the run goes on wherever it is executed.</summary>
    /// <typeparam name="T">The answer: the type that the workflow's hook was made with.</typeparam>
    /// <param name="token">The hook's token.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up waiting; the answer may have been given all the same.</param>
    /// <exception cref="HookException">There is no such hook, or it was answered before, has expired, or was closed together with its run.</exception>
    /// <exception cref="InvalidOperationException">No workflow of this host has hooks or signals of this type: send JSON, or register the workflow.</exception>
    public Task AnswerHookAsync<T>(string token, T answer, CancellationToken cancellationToken = default) =>
        AnswerHookAsync(token, _engine.Encode(answer), cancellationToken);

    /// <summary>Answers a hook with JSON. What does not fit the hook's type fails the workflow's wait with <see cref="WorkflowValueException"/>.</summary>
    /// <inheritdoc cref="AnswerHookAsync{T}(string, T, CancellationToken)"/>
    public Task AnswerHookAsync(string token, JsonElement answer, CancellationToken cancellationToken = default) =>
        AnswerHookAsync(token, WorkflowEngine.Encode(answer, nameof(answer)), cancellationToken);

    /// <summary>Answers a hook that carries nothing (<c>Hook&lt;NoResult&gt;</c>), or whose type allows null.</summary>
    /// <inheritdoc cref="AnswerHookAsync{T}(string, T, CancellationToken)"/>
    public Task AnswerHookAsync(string token, CancellationToken cancellationToken = default) =>
        AnswerHookAsync(token, new Payload("null"u8.ToArray(), ""), cancellationToken);

    /// <summary>The runs that match, newest first, read a page at a time as the caller goes on.</summary>
    /// <param name="query">The filter; null for all runs.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<RunDescription> ListRunsAsync(
        RunQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query ??= new RunQuery();
        await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        do
        {
            RunPage page = await _engine.Store.QueryRunsAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (RunRecord run in page.Runs) yield return RunDescription.From(run);
            query = query with { Continuation = page.Next };
        }
        while (query.Continuation is not null);
    }

    /// <summary>
    /// Deletes the runs that ended before a point in time, with all that belongs to them: logs, results, hooks. Children and parents are runs of their own: each goes when it is itself old
    /// enough. Works in small batches beside running workers; one that is given up in the middle has deleted what it has deleted, and may be called again.
    /// </summary>
    /// <param name="endedBefore">Runs that ended at this time or later stay, and so do those that have not ended.</param>
    /// <param name="progress">Told, after each batch, how many have been deleted so far.</param>
    /// <param name="cancellationToken">Gives up between two batches.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StoreException">The store cannot do its work.</exception>
    public async Task<int> DeleteRunsAsync(DateTimeOffset endedBefore, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        int all = 0;
        while (true)
        {
            int deleted = await _engine.Store.DeleteRunsAsync(endedBefore, DeletionBatch, cancellationToken).ConfigureAwait(false);
            all += deleted;
            if (deleted > 0) progress?.Report(all);
            if (deleted < DeletionBatch) return all;
        }
    }

    /// <summary>
    /// Takes in a run that <see cref="WorkflowHandle.ExportAsync"/> has written, encoded by this host's payload codecs. One that had not ended goes on here, so it must not go on where it comes from.
    /// Its children are runs of their own: it waits for them until they have been imported, too.
    /// </summary>
    /// <param name="source">The exported run; read to its end and left open.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="RunImportException">It is no exported run, is not whole, or of a newer format; names the line.</exception>
    /// <exception cref="RunAlreadyExistsException">There is a run with its id.</exception>
    /// <exception cref="StoreException">The store cannot do its work, or another run has a hook with the same token.</exception>
    public Task<string> ImportAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return WholeRuns.ImportAsync(_engine, source, cancellationToken);
    }

    private async Task AnswerHookAsync(string token, Payload answer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        Journal journal = await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        StoreOutcome outcome = await journal.WriteAsync(new AnswerHook(token, MessageJson.Answer(token, WorkflowValueException.Limited("The answer of a hook", answer, _engine.MaxPayloadBytes), TraceContext.Current), _engine.Time.GetUtcNow()))
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Kind != StoreOutcomeKind.Done) throw new HookException(outcome.Kind switch
        {
            StoreOutcomeKind.NotFound => HookProblem.Unknown,
            StoreOutcomeKind.Answered => HookProblem.Answered,
            StoreOutcomeKind.Expired => HookProblem.Expired,
            _ => HookProblem.Closed,
        });
    }

    private async Task<WorkflowHandle> StartPublishedAsync(string name, string? version, JsonElement input, StartOptions? options, CancellationToken cancellationToken)
    {
        Names.CheckWorkflow(name);
        if (version is not null) Names.CheckVersion(version);
        await _engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        ReadDefinitions all = await PublishedWorkflows.ReadAsync(_engine.Store, cancellationToken).ConfigureAwait(false);
        WorkflowDefinition workflow = PublishedWorkflows.Resolve(all, name, version, _engine.Registry.Known, _engine.Store.Name);
        Payload payload = PublishedWorkflows.InputOf(workflow, input);
        if (WorkflowValueException.IfTooLarge("its input", name, null, payload, _engine.MaxPayloadBytes) is { } tooLarge) throw tooLarge;
        string runId = IdOf(options);
        // The executor is the worker's business, who alone knows of it.
        CreateRun create = Creation.Of(workflow.Name, workflow.Version, workflow.Timeout, payload, runId, _engine.Time.GetUtcNow(), options, TraceContext.Current);
        return new WorkflowHandle(_engine, await CreateAsync(create, null, options, cancellationToken).ConfigureAwait(false));
    }

    private string IdOf(StartOptions? options)
    {
        string runId = options?.Id ?? Guid.CreateVersion7(_engine.Time.GetUtcNow()).ToString("N");
        Names.CheckRunId(runId);
        return runId;
    }

    private async Task<string> CreateAsync(CreateRun create, WorkflowDescriptor? descriptor, StartOptions? options, CancellationToken cancellationToken)
    {
        StoreOutcome outcome = options?.Transaction is { } transaction
            ? await _engine.CreateAsync(create, transaction, cancellationToken).ConfigureAwait(false)
            : await _engine.CreateAsync(create, descriptor, cancellationToken).ConfigureAwait(false);
        if (outcome.Kind == StoreOutcomeKind.Exists) ExistingRuns.CheckSame(outcome.Existing!, create.Run);
        return create.Run.RunId;
    }

    private async Task<string> StartAsync(WorkflowDescriptor descriptor, Payload input, StartOptions? options, CancellationToken cancellationToken)
    {
        string runId = IdOf(options);
        if (WorkflowValueException.IfTooLarge("its input", descriptor.Name, null, input, _engine.MaxPayloadBytes) is { } tooLarge) throw tooLarge;
        if (!_engine.Executors.Knows(options?.Executor)) throw new ArgumentException($"The run cannot be started: {_engine.Executors.Unknown(options!.Executor!)}", nameof(options));
        CreateRun create = Creation.Of(descriptor, input, runId, _engine.Time.GetUtcNow(), options, TraceContext.Current);
        return await CreateAsync(create, descriptor, options, cancellationToken).ConfigureAwait(false);
    }
}
