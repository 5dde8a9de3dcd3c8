using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Workflow.Runtime;

/// <summary>
/// The deterministic stand-ins for clocks, timers, randomness and logging in a workflow body. Every member throws
/// <see cref="InvalidOperationException"/> outside a running workflow.
/// </summary>
public static class Durable
{
    /// <summary>The run that is executing.</summary>
    public static RunInfo Run => Scope.Run;

    /// <summary>Trips when the run is cancelled. Every durable wait observes it without being told.</summary>
    public static CancellationToken CancellationToken => Scope.CancellationToken;

    /// <summary>The current time in UTC, recorded in the run's log, so that a replay sees the same instant.</summary>
    public static DateTimeOffset UtcNow => Scope.UtcNow;

    /// <summary>The run's random numbers: seeded once per run and the same on every replay. Not for cryptography.</summary>
    public static Random Random => Scope.Random;

    /// <summary>
    /// A logger whose lines are written once, after everything that they could have observed is durable, and not again on replay.
    /// </summary>
    public static ILogger Logger => Scope.Logger;

    /// <summary>A new identifier, recorded in the run's log.</summary>
    public static Guid NewGuid() => Scope.NewGuid();

    /// <summary>
    /// Whether the run is to take changed code: true for a run that comes here for the first time, false for one that is already past this place with the
    /// code as it was before. Decided at the run's first call for the id, and the same ever after. Put the new code where it is true and keep the old code where it is
    /// false, as long as runs that began before the change may be alive.
    /// </summary>
    /// <param name="id">Names the change; letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, each change its own.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or has other characters.</exception>
    public static bool Patched(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        foreach (char each in id)
            if (!char.IsAsciiLetterOrDigit(each) && each is not ('-' or '_' or '.'))
                throw new ArgumentException($"The id of a patch consists of letters, digits, '-', '_' and '.'; '{id}' contains '{each}'.", nameof(id));
        return Scope.Patched(id);
    }

    /// <summary>Waits without a thread or memory: the run is parked until the time has come.</summary>
    /// <param name="duration">0 or more.</param>
    /// <param name="cancellationToken">Ends the wait early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public static Task Delay(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return Scope.Delay(duration, cancellationToken);
    }

    /// <inheritdoc cref="Delay(TimeSpan, CancellationToken)"/>
    /// <param name="duration">Duration text such as <c>500ms</c>, <c>5s</c>, <c>1h30m</c>, <c>3d</c>; see <see cref="Duration"/>.</param>
    /// <param name="cancellationToken">Ends the wait early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="FormatException"><paramref name="duration"/> is not duration text.</exception>
    public static Task Delay(string duration, CancellationToken cancellationToken = default) =>
        Delay(Duration.Parse(duration), cancellationToken);

    /// <summary>Waits until a point in time; a point in the past ends the wait at the next checkpoint.</summary>
    public static Task DelayUntil(DateTimeOffset due, CancellationToken cancellationToken = default) =>
        Scope.DelayUntil(due, cancellationToken);

    /// <summary>
    /// Opens a hook: something that the outside world answers, once, from any process. It is open when the next step begins, and is closed when the run ends.
    /// </summary>
    /// <typeparam name="T">The answer; any type that a step could return.</typeparam>
    /// <param name="name">What it is for, as <c>approval</c>; seen in the run's history.</param>
    /// <param name="expiresAfter">How long it can be answered; null for as long as the run lives.</param>
    /// <param name="cancellationToken">Closes it without an answer.</param>
    public static Hook<T> CreateHook<T>(string name, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (expiresAfter is { } duration) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero, nameof(expiresAfter));
        return Scope.CreateHook<T>(name, expiresAfter, cancellationToken);
    }

    /// <summary>
    /// Waits for the next signal of a name that nobody has taken yet. Signals are kept in the order in which they were sent, also those that came before
    /// anybody waited; each ends one wait. A wait that is given up, for instance after a timeout, has to be cancelled with its token, for it would take the next signal.
    /// </summary>
    /// <typeparam name="T">What the signal carries; any type that a step could return.</typeparam>
    /// <param name="name">The signal's name.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    /// <exception cref="WorkflowValueException">What came is none of the type; thrown where the task is awaited. The signal is taken.</exception>
    public static Task<T> WaitForSignal<T>(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Scope.WaitForSignal<T>(name, cancellationToken);
    }

    /// <summary>Waits as <see cref="WaitForSignal{T}(string, CancellationToken)"/> does, for a limited time, and gives the wait up after that.</summary>
    /// <param name="name">The signal's name.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="TimeoutException">No signal came; thrown where the task is awaited.</exception>
    /// <inheritdoc cref="WaitForSignal{T}(string, CancellationToken)"/>
    public static Task<T> WaitForSignal<T>(string name, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return Scope.WaitForSignal<T>(name, timeout);
    }

    /// <summary>A source of cancellation that lives as long as the run: cancels steps, timers, hooks and waits that were given its token.</summary>
    public static DurableCancellation CreateCancellation() => Scope.CreateCancellation();

    /// <summary>Sets a tag of the run, by which runs can be listed; seen outside with the run's next commit.</summary>
    /// <param name="key">The tag's name; not empty.</param>
    /// <param name="value">Its value.</param>
    public static void SetTag(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        Scope.SetTag(key, value);
    }

    /// <summary>
    /// A copy of a value that shares nothing with it: what a step would be given if it were passed the value. For changing what a step returned.
    /// </summary>
    /// <typeparam name="T">The value's type; any type that a step could return.</typeparam>
    /// <exception cref="WorkflowValueException">The value cannot be carried.</exception>
    public static T Copy<T>(T value) => Scope.Copy(value);

    /// <summary>Starts a child run. For generated code: call <c>StartXChildAsync</c> of the workflow's class.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<ChildHandle<TResult>> StartChild<TArguments, TResult>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) =>
        Scope.StartChild<TArguments, TResult>(workflow, version, arguments, options, cancellationToken);

    /// <inheritdoc cref="StartChild{TArguments, TResult}(string, string, TArguments, ChildOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<ChildHandle> StartChild<TArguments>(
        string workflow, string version, TArguments arguments, ChildOptions? options, CancellationToken cancellationToken) =>
        Scope.StartChild(workflow, version, arguments, options, cancellationToken);

    /// <summary>Has the run begin anew with an empty log. For generated code: call <c>ContinueXAsNew</c> of the workflow's class.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<TResult> ContinueAsNew<TArguments, TResult>(string workflow, string version, TArguments arguments) =>
        Scope.ContinueAsNew<TArguments, TResult>(workflow, version, arguments);

    /// <summary>Appends an event of the user's own to the run's log, to be seen in its history.</summary>
    /// <param name="name">Any text that is not empty.</param>
    /// <param name="data">Values to keep beside it.</param>
    public static void LogEvent(string name, IReadOnlyDictionary<string, string>? data = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Scope.LogEvent(name, data);
    }

    private static DurableScope Scope => DurableScope.Current ?? throw new InvalidOperationException(
        "Durable.* works only inside a running workflow. Start the workflow through WorkflowClient (the generated StartXAsync "
        + "methods), or run its plain body in a test with WorkflowTestHost.RunPlainAsync. Inside a step, use the ordinary .NET API.");
}
