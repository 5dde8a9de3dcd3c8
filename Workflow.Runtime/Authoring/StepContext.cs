using Workflow.Runtime.Engine.Steps;

namespace Workflow.Runtime;

/// <summary>What a step may want to know of the attempt that it is executing in. Flows with the attempt's async context.</summary>
public sealed class StepContext
{
    private static readonly AsyncLocal<StepContext?> Ambient = new();

    private readonly StepReporter _reporter;
    private readonly long _sequence;

    internal StepContext(string runId, string workflow, string step, long sequence, int attempt, StepReporter reporter, CancellationToken cancellationToken)
    {
        _reporter = reporter;
        RunId = runId;
        Workflow = workflow;
        Step = step;
        Attempt = attempt;
        _sequence = sequence;
        CancellationToken = cancellationToken;
    }

    /// <summary>The attempt that the calling code is part of, or null outside a step that a worker executes.</summary>
    public static StepContext? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>The run that called the step.</summary>
    public string RunId { get; }

    /// <summary>The name of the workflow that called the step.</summary>
    public string Workflow { get; }

    /// <summary>The step's key.</summary>
    public string Step { get; }

    /// <summary>The attempt, counted from 1. An attempt that a crash cut off is made again under the same number.</summary>
    public int Attempt { get; }

    /// <summary>The same text for every attempt of this call and for no other: what to give to a payment service.</summary>
    public string IdempotencyKey => field ??= $"{RunId}:{_sequence}";

    /// <summary>Trips when the attempt times out, the run is cancelled or the worker stops.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// Tells how far the attempt is. Anybody can read it with <see cref="WorkflowHandle.GetProgressAsync"/> for as long as the attempt goes on, and the attempt is not cut off by
    /// its <see cref="StepAttribute.HeartbeatTimeout"/>. At most one report in a second is written, the last one wins; none becomes an event. Call it as often as you like, from any thread.
    /// </summary>
    /// <param name="fraction">How much is done, 0 to 1; what is outside is taken for the nearer of the two. Null for unknown.</param>
    /// <param name="message">What is being done. Null for nothing to say; what is longer than 1,000 characters is cut off.</param>
    /// <returns>Ends when the report is noted. Never fails: a report that the store does not take is logged.</returns>
    public Task ReportAsync(double? fraction = null, string? message = null) => _reporter.ReportAsync(fraction, message);

    /// <inheritdoc cref="ReportAsync(double?, string?)"/>
    public Task ReportAsync(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _reporter.ReportAsync(null, message);
    }
}
