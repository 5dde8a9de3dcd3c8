using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Workflow.Runtime;

/// <summary>
/// What <see cref="Durable"/> delegates to: the running workflow, or a test host's stand-in around a plain body. Not meant to be
/// implemented outside this library.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DurableScope
{
    private static readonly AsyncLocal<DurableScope?> Ambient = new();

    private protected DurableScope() { }

    /// <summary>The scope of the code that is executing, or null outside any workflow.</summary>
    public static DurableScope? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>The run.</summary>
    public abstract RunInfo Run { get; }

    /// <summary>Trips when the run is cancelled.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The current time, recorded.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>The run's own random numbers, seeded once per run.</summary>
    public abstract Random Random { get; }

    /// <summary>A logger that is silent during replay.</summary>
    public abstract ILogger Logger { get; }

    /// <summary>A new, recorded identifier.</summary>
    public abstract Guid NewGuid();

    /// <summary>Whether the run is to take the code of a change.</summary>
    public abstract bool Patched(string id);

    /// <summary>Waits until a point in time.</summary>
    public abstract Task DelayUntil(DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Waits for a span of time.</summary>
    public abstract Task Delay(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Appends an event of the user's own to the run's log.</summary>
    public abstract void LogEvent(string name, IReadOnlyDictionary<string, string>? data);

    /// <summary>Opens a hook.</summary>
    public virtual Hook<T> CreateHook<T>(string name, TimeSpan? expiresAfter, CancellationToken cancellationToken) => throw Missing();

    /// <summary>Waits for a signal.</summary>
    public virtual Task<T> WaitForSignal<T>(string name, CancellationToken cancellationToken) => throw Missing();

    /// <summary>Waits for a signal, for a limited time.</summary>
    public virtual Task<T> WaitForSignal<T>(string name, TimeSpan timeout) => throw Missing();

    /// <summary>Makes a source of cancellation.</summary>
    public virtual DurableCancellation CreateCancellation() => throw Missing();

    /// <summary>Sets a tag of the run.</summary>
    public virtual void SetTag(string key, string value) => throw Missing();

    /// <summary>Copies a value.</summary>
    public virtual T Copy<T>(T value) => throw Missing();

    /// <summary>Starts a child run.</summary>
    public virtual Task<ChildHandle<TResult>> StartChild<TArguments, TResult>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) => throw Missing();

    /// <summary>Starts a child run without a result.</summary>
    public virtual Task<ChildHandle> StartChild<TArguments>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) => throw Missing();

    /// <summary>Has the run begin anew.</summary>
    public virtual Task<TResult> ContinueAsNew<TArguments, TResult>(string workflow, string version, TArguments arguments) => throw Missing();

    // What a run exchanges with the world; a scope around a mere body may have no world.
    private static NotSupportedException Missing() => new("There are no hooks, signals and children here: this is not a run.");
}
