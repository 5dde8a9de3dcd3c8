namespace Workflow.Runtime;

/// <summary>What a step may want to know of the attempt that it is executing in. Flows with the attempt's async context.</summary>
public sealed class StepContext
{
    private static readonly AsyncLocal<StepContext?> Ambient = new();

    internal StepContext(string runId, string workflow, string step, long sequence, int attempt, CancellationToken cancellationToken)
    {
        RunId = runId;
        Workflow = workflow;
        Step = step;
        Attempt = attempt;
        IdempotencyKey = $"{runId}:{sequence}";
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
    public string IdempotencyKey { get; }

    /// <summary>Trips when the attempt times out, the run is cancelled or the worker stops.</summary>
    public CancellationToken CancellationToken { get; }
}
