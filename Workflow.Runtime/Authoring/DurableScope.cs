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
}
