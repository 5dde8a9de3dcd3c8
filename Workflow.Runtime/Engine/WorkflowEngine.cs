using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime.Client;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Definitions;
using Workflow.Runtime.Engine.Observing;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Scheduling;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Engine.Steps;
using Workflow.Runtime.Logging;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine;

/// <summary>
/// All parts of the runtime in one process, put together: the journal that every write goes through, and, where the process is a worker,
/// the scheduler, the dispatcher and the lease. Thread-safe.
/// </summary>
internal sealed class WorkflowEngine : IAsyncDisposable
{
    private readonly EngineSetup _setup;
    private readonly ILogger _logger;
    private readonly EngineMetrics _metrics;
    private readonly RunServices _runs;
    private readonly StepDispatcher _dispatcher;
    private readonly Scheduler _scheduler;
    private readonly StepTaskWorker _stepTasks;
    private readonly RunTimers _timers;
    private readonly StartFlusher _flusher;
    private readonly LeaseKeeper _lease;
    private readonly IReadOnlyList<HostedWorkflow> _hosted;
    /// <summary>Trips when a stop begins.</summary>
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Trips when the runs and steps have been let go.</summary>
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly List<Task> _loops = [];
    private Journal? _journal;
    private RunCreator? _creator;
    private volatile bool _isWorking;
    private bool _isDisposed;

    public WorkflowEngine(EngineSetup setup)
    {
        setup.Options.Validate();
        _setup = setup;
        CheckExecutors(setup);
        _logger = new SafeLogger(setup.Loggers.CreateLogger("Workflow.Runtime"));
        Observers = new RunObservers(setup.Observers, _logger);
        WorkerId = "w-" + Guid.CreateVersion7().ToString("N");
        WorkerOptions options = setup.Options;
        _metrics = new EngineMetrics(setup.Meters);
        ILogger userLogger = new SafeLogger(setup.Loggers.CreateLogger("Workflow"));
        _runs = new RunServices(
            setup.Time, setup.Exceptions, Registry, userLogger, options.Serves,
            options.Seed is { } seed ? new Random(seed) : null)
        {
            MaxPayloadBytes = options.MaxPayloadBytes,
        };
        _hosted = options.Serves(WorkerOptions.RunsQueue)
            ? [.. Registry.Workflows.Select(workflow => new HostedWorkflow(workflow.Name, workflow.Version, workflow.ShapeHash))] : [];
        Results = new RunResults(setup.Store, runId => _scheduler!.IsActive(runId), _logger);
        _dispatcher = new StepDispatcher(setup.Scopes, setup.Exceptions, setup.Time, options, Activity, _logger)
        {
            Journal = () => _journal!,
            Executors = setup.Executors,
            Loggers = new StepLoggers(setup.StepLoggers, setup.Time, _logger),
            Metrics = _metrics,
            Scopes = setup.Loggers is NullLoggerFactory ? null : userLogger,
            Cache = new StepCache(setup.Store, () => _journal!, setup.Time, _logger),
        };
        _timers = new RunTimers(setup.Time);
        _flusher = new StartFlusher(setup.LeaseTime);
        _scheduler = new Scheduler(new SchedulerServices
        {
            WorkerId = WorkerId,
            Store = setup.Store,
            Registry = Registry,
            Hosted = _hosted,
            Results = Results,
            MaxConcurrentRuns = options.MaxConcurrentRuns,
            Activity = Activity,
            Time = setup.Time,
            LeaseTime = setup.LeaseTime,
            Logger = _logger,
        });
        _stepTasks = MakeStepTaskWorker();
        Loader = new RunLoader(setup.Store, setup.Scopes, _runs, options.ResumePolicy, Resumes, _logger);
        _lease = new LeaseKeeper(setup.Store, WorkerId, options.LeaseDuration, setup.LeaseTime, LookAround, _scheduler.CheckOwnership, _logger);
        _metrics.Watch(() => _scheduler.ActiveRuns, () => _dispatcher.Queues);
    }

    /// <summary>This worker's id; new for every engine.</summary>
    public string WorkerId { get; }

    public WorkflowRegistry Registry => _setup.Registry;

    public IWorkflowStore Store => _setup.Store;

    public TimeProvider Time => _setup.Time;

    public ExceptionCodecs Exceptions => _setup.Exceptions;

    /// <summary>How large a value may be; see <see cref="WorkerOptions.MaxPayloadBytes"/>.</summary>
    public int MaxPayloadBytes => _setup.Options.MaxPayloadBytes;

    public StepExecutors Executors => _setup.Executors;

    public EngineActivity Activity { get; } = new();

    public RunResults Results { get; }

    /// <summary>Who is told how runs go on.</summary>
    public RunObservers Observers { get; }

    /// <summary>How runs came back into memory.</summary>
    public Resumes Resumes { get; } = new();

    /// <summary>Brings runs into memory.</summary>
    public RunLoader Loader { get; }

    /// <summary>How many runs are in memory.</summary>
    public int ActiveRuns => _scheduler.ActiveRuns;

    /// <summary>Opens the store, if that has not been done, and returns the journal that all writes go through.</summary>
    public async ValueTask<Journal> OpenAsync(CancellationToken cancellationToken)
    {
        if (_journal is { } open) return open;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(WorkflowClient));
            if (_journal is not null) return _journal;
            await Store.OpenAsync(cancellationToken).ConfigureAwait(false);
            Journal journal = new(Store, Activity, React, _metrics, Time, _logger);
            _scheduler.ExecutorServices = MakeExecutorServices(journal);
            _creator = new RunCreator(WorkerId, Store, journal, _scheduler, Activity, _logger, _leaving.Token);
            return _journal = journal;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Begins to execute runs and steps, if this process serves any queue.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (_setup.Options.Queues is { Count: 0 }) return;
        await _lease.TakeAsync(cancellationToken).ConfigureAwait(false);
        await PublishAsync(cancellationToken).ConfigureAwait(false);
        // From here on changes are reacted to: one that is reported while the loops start must not be dropped.
        _isWorking = true;
        // Before the scheduler looks for the first time, so that nothing between its look and the subscription is missed.
        IStoreSubscription subscription = Store.Subscribe(StoreChanges.RunsReady | StoreChanges.Inbox | StoreChanges.StepTasks);
        using (ExecutionContext.SuppressFlow())
        {
            CancellationToken stopping = _stopping.Token;
            _loops.Add(Task.Run(() => _lease.RunAsync(stopping), CancellationToken.None));
            _loops.Add(Task.Run(() => _scheduler.RunAsync(stopping), CancellationToken.None));
            _loops.Add(Task.Run(() => _stepTasks.RunAsync(stopping), CancellationToken.None));
            _loops.Add(Task.Run(() => WatchStoreAsync(subscription, stopping), CancellationToken.None));
        }
    }

    /// <summary>Creates a run, and begins it here at once where this process executes such runs and has room.</summary>
    /// <param name="create">The run, pending, with its first event.</param>
    /// <param name="workflow">Its workflow; null where this process does not have it.</param>
    /// <param name="cancellationToken">Ends the wait; the creation goes on.</param>
    /// <exception cref="StoreException">The run was not created, or it is not known whether it was.</exception>
    public async Task<StoreOutcome> CreateAsync(CreateRun create, WorkflowDescriptor? workflow, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (workflow is null) return await _journal!.WriteAsync(create).WaitAsync(cancellationToken).ConfigureAwait(false);
        bool begins = _isWorking && create.Run.WakeAt <= Time.GetUtcNow() && _hosted.Any(hosted => hosted.Name == workflow.Name && hosted.Version == workflow.Version);
        Task<StoreOutcome> creation = _creator!.CreateAsync(create, workflow, begins);
        return await creation.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a run inside a transaction of the user's; it begins when some worker finds it, after the commit.</summary>
    /// <exception cref="ArgumentException">The transaction is of another database, or has ended.</exception>
    /// <exception cref="InvalidOperationException">The store has not been opened.</exception>
    /// <exception cref="NotSupportedException">The store has no transactions of users.</exception>
    public Task<StoreOutcome> CreateAsync(CreateRun create, DbTransaction transaction, CancellationToken cancellationToken)
    {
        // Not opened here: that may need the lock that the transaction holds.
        if (_journal is null)
            throw new InvalidOperationException("A run cannot be started in a transaction before the host has been started. Start the host, or use the client otherwise, before you begin the transaction.");
        return _setup.Store.CreateAsync(create, transaction, cancellationToken);
    }

    /// <summary>A value for a hook or a signal.</summary>
    /// <exception cref="InvalidOperationException">The host does not know the type.</exception>
    /// <exception cref="ValueException">The value cannot be carried.</exception>
    public Payload Encode<T>(T value) => Payload.Write(Registry.Payloads.Of<T>().Codec!, value);

    /// <summary>JSON for a hook or a signal.</summary>
    public static Payload Encode(JsonElement json, string parameter) => json.ValueKind == JsonValueKind.Undefined
        ? throw new ArgumentException("There is no JSON in it. Give null for nothing.", parameter)
        : new Payload(Encoding.UTF8.GetBytes(json.GetRawText()), "");

    /// <summary>Lets all runs go, in good order: steps in flight may end within the stop timeout, then they are cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_isWorking) return;
        _isWorking = false;
        await _leaving.CancelAsync().ConfigureAwait(false);
        Task leaving = LetGoAsync(_setup.Options.StopTimeout);
        // Once all runs know: a run that did not would only have the step wait again.
        _dispatcher.Close();
        await leaving.ConfigureAwait(false);
        _dispatcher.Stop();
        await LetGoAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).ConfigureAwait(false);
        await Observers.StopAsync().ConfigureAwait(false);
        try
        {
            await Store.ReleaseWorkerAsync(WorkerId, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            _logger.LogError(error, "Worker {WorkerId} could not be withdrawn; others take what it holds when its lease is over", WorkerId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        await Observers.StopAsync().ConfigureAwait(false);
        _isDisposed = true;
        await _leaving.CancelAsync().ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).ConfigureAwait(false);
        Results.Dispose();
        if (_journal is not null) await _journal.DisposeAsync().ConfigureAwait(false);
        _timers.Dispose();
        _flusher.Dispose();
        _scheduler.Dispose();
        _stepTasks.Dispose();
        _metrics.Dispose();
        _dispatcher.Dispose();
        _leaving.Dispose();
        _stopping.Dispose();
        _opening.Dispose();
    }

    /// <summary>What an attribute names is found out when the host is built; what a run was started with, when it comes here.</summary>
    private static void CheckExecutors(EngineSetup setup)
    {
        foreach (StepDescriptor step in setup.Registry.Steps)
        {
            if (setup.Options.Serves(step.Queue) && !setup.Executors.Knows(step.Executor))
                throw new InvalidOperationException($"Step '{step.Name}' ({step.Method}): {setup.Executors.Unknown(step.Executor)}");
        }

        foreach (WorkflowDescriptor workflow in setup.Registry.Workflows)
        {
            if (setup.Options.Serves(WorkerOptions.RunsQueue) && !setup.Executors.Knows(workflow.Executor))
                throw new InvalidOperationException($"Workflow '{workflow.Name}' ({workflow.Method}): {setup.Executors.Unknown(workflow.Executor)}");
        }
    }

    private Task LetGoAsync(TimeSpan patience) => Task.WhenAll(_scheduler.StopAsync(patience), _stepTasks.StopAsync(patience));

    private async Task WatchStoreAsync(IStoreSubscription watch, CancellationToken stopping)
    {
        using IStoreSubscription subscription = watch;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                StoreChanges changes = await subscription.NextAsync(stopping).ConfigureAwait(false);
                React(changes);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                _logger.LogError(error, "The store cannot be watched; trying again");
                await Task.Delay(TimeSpan.FromSeconds(1), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void React(StoreChanges changes)
    {
        if (!_isWorking) return;
        StoreChanges ofRuns = changes & (StoreChanges.RunsReady | StoreChanges.Inbox);
        if (ofRuns != StoreChanges.None) _scheduler.Raise(ofRuns);
        if (changes.HasFlag(StoreChanges.StepTasks)) _stepTasks.Raise();
    }

    /// <summary>A store that does not take it in now does not keep the worker from its work.</summary>
    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (_hosted.Count == 0) return;
        try
        {
            await PublishedWorkflows.PublishAsync(Store, Registry.Workflows, Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            _logger.LogWarning(error, "The workflows of this worker could not be told to {Store}: clients without their code cannot start them by name, or know them as they were, until a worker is started again", Store.Name);
        }
    }

    /// <summary>What timers and notices should have told, but did not: a clock that was set, a machine that slept, a notice that was lost.</summary>
    private void LookAround()
    {
        _stepTasks.CheckHeld();
        React(StoreChanges.All);
        _timers.FireDue();
    }

    private StepTaskWorker MakeStepTaskWorker()
    {
        WorkerOptions options = _setup.Options;
        return new StepTaskWorker(new StepTaskWorkerServices
        {
            WorkerId = WorkerId,
            Store = Store,
            Open = OpenAsync,
            Registry = Registry,
            Dispatcher = _dispatcher,
            Exceptions = Exceptions,
            Queues = [.. Registry.Steps.Select(step => step.Queue).Distinct().Where(options.Serves)],
            StepNames = [.. Registry.Steps.Select(step => step.Name)],
            Options = options,
            Activity = Activity,
            Time = Time,
            LeaseTime = _setup.LeaseTime,
            Logger = _logger,
        });
    }

    private RunExecutorServices MakeExecutorServices(Journal journal) => new()
    {
        WorkerId = WorkerId,
        Store = Store,
        Journal = journal,
        Loader = Loader,
        Runs = _runs,
        Dispatcher = _dispatcher,
        Scheduler = _scheduler,
        Timers = _timers,
        StartFlusher = _flusher,
        Observers = Observers,
        Policy = _setup.Options.ResumePolicy,
        SnapshotInterval = _setup.Options.SnapshotInterval,
        Activity = Activity,
        Metrics = _metrics,
        Time = Time,
        Logger = _logger,
    };
}
