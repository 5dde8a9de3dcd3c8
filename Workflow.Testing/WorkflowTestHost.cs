using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Runtime;
using Workflow.Runtime.Engine;
using Workflow.Testing.Plain;
using Workflow.Testing.Resuming;
using Workflow.Testing.Waiting;

namespace Workflow.Testing;

/// <summary>
/// A host for tests: a real engine over virtual time, which can drop and resume every run at every checkpoint. Runs are kept in memory
/// unless the options name another store.
/// </summary>
public sealed class WorkflowTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly WorkflowEngine _engine;
    private readonly TestHostOptions _options;
    private readonly ConcurrentDictionary<string, SnapshotMismatchException> _mismatches = new(StringComparer.Ordinal);
    private readonly DeclaredWaits _waits;
    private readonly Task _started;

    private WorkflowTestHost(ServiceProvider services, VirtualTime time, TestHostOptions options, TestResumePolicy policy)
    {
        _services = services;
        _options = options;
        Time = time;
        _engine = services.GetRequiredService<WorkflowEngine>();
        Client = services.GetRequiredService<WorkflowClient>();
        _waits = new DeclaredWaits(_engine.Store);
        time.Activity = _engine.Activity;
        _engine.Activity.CameToRest += JumpIfNothingElseCanRun;
        _engine.Results.WaiterAdded += JumpIfNothingElseCanRun;
        _engine.Results.WaiterAdded += FailMismatched;
        policy.Mismatched += mismatch =>
        {
            _mismatches[mismatch.RunId] = mismatch;
            FailMismatched();
        };
        _started = _engine.StartAsync(CancellationToken.None);
    }

    /// <summary>Starts runs and reaches them.</summary>
    public WorkflowClient Client { get; }

    /// <summary>The clock that workflows go by.</summary>
    public VirtualTime Time { get; }

    /// <summary>The services that were added while the host was made.</summary>
    public IServiceProvider Services => _services;

    /// <summary>How runs came back into memory so far.</summary>
    public ResumeCounts Resumes => new(_engine.Resumes.FromSnapshot, _engine.Resumes.FromReplay);

    /// <summary>Makes and starts a host.</summary>
    /// <param name="configure">Adds workflows and, through <see cref="WorkflowsBuilder.Services"/>, what they need.</param>
    /// <param name="options">How the host behaves.</param>
    public static WorkflowTestHost Create(Action<WorkflowsBuilder> configure, TestHostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        options ??= new TestHostOptions();
        TestResumePolicy policy = new(options.Resume, options.Seed);
        VirtualTime time = new(options.StartTime);
        ServiceCollection services = new();
        services.AddSingleton(options.Loggers ?? NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<TimeProvider>(time);
        services.AddWorkflows(builder =>
        {
            if (options.Store is { } store) builder.UseStore(_ => store());
            builder.Time = time;
            builder.Options.ResumePolicy = policy;
            builder.Options.Seed = options.Seed;
            configure(builder);
        });
        return new WorkflowTestHost(services.BuildServiceProvider(), time, options, policy);
    }

    /// <summary>
    /// Runs the plain C# body of a workflow, without durability, in a scope where <see cref="Durable"/> works over virtual time. Steps are
    /// ordinary calls.
    /// </summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="body">Calls the workflow method: <c>() =&gt; flows.ProcessOrder(order)</c>.</param>
    /// <param name="messages">Answers hooks and sends signals; null where there are none.</param>
    /// <param name="cancellationToken">What <see cref="Durable.CancellationToken"/> is.</param>
    public async Task<T> RunPlainAsync<T>(Func<Task<T>> body, PlainMessages? messages = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        T result = default!;
        await RunPlainAsync(async () => { result = await body().ConfigureAwait(false); }, messages, cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc cref="RunPlainAsync{T}"/>
    public Task RunPlainAsync(Func<Task> body, PlainMessages? messages = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ILogger logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Workflow");
        return PlainRunner.RunAsync(new PlainScope(Time, _options.Seed, logger, _engine.Registry.Payloads, messages ?? new PlainMessages(), cancellationToken), Time, body);
    }

    /// <summary>
    /// Waits until a run has made a hook, and returns its token. Each hook is returned once, in the order in which a run made them. Until then time does not move by itself.
    /// </summary>
    /// <param name="name">The hook's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> WaitForHookAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (await _waits.NextAsync("hook_created", name, cancellationToken).ConfigureAwait(false)).Address;
    }

    /// <summary>Waits until a run waits for a signal, or has waited, and returns the run's id. Each wait is returned once. Until then time does not move by itself.</summary>
    /// <param name="name">The signal's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> WaitForSignalAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (await _waits.NextAsync("signal_awaited", name, cancellationToken).ConfigureAwait(false)).RunId;
    }

    /// <summary>Stops the engine, and disposes the store and services.</summary>
    /// <exception cref="SnapshotMismatchException">A snapshot of a run did not come back as it was written.</exception>
    public async ValueTask DisposeAsync()
    {
        await _started.ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        Time.Dispose();
        // Told here as well, for nobody may have waited for the run.
        foreach (SnapshotMismatchException mismatch in _mismatches.Values) throw mismatch;
    }

    private void FailMismatched()
    {
        foreach ((string runId, SnapshotMismatchException mismatch) in _mismatches) _engine.Results.Fail(runId, mismatch);
    }

    private void JumpIfNothingElseCanRun()
    {
        if (!MayJump()) return;
        // Not here: the engine is in the middle of telling that it rests.
        ThreadPool.UnsafeQueueUserWorkItem(_ => Time.Jump(MayJump), null);
    }

    private bool MayJump() => !_waits.Any && _engine.Results.HasWaiters && _engine.Activity.IsAtRest && _engine.Activity.StepsInFlight == 0 && _started.IsCompleted;
}
