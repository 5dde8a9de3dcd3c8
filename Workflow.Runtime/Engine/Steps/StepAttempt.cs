using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>One attempt of one step call, ready to be executed.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source holds nothing, and Cancel may come after the attempt's end.")]
internal sealed class StepAttempt
{
    private readonly CancellationTokenSource _cancellation = new();

    public required string RunId { get; init; }

    public required string Workflow { get; init; }

    /// <summary>The workflow's version; null where a task of an earlier release does not say.</summary>
    public string? Version { get; init; }

    /// <summary>The span of the segment that the call belongs to; null where another worker holds the run, or nobody listens.</summary>
    public Activity? Segment { get; init; }

    /// <summary>Where another worker holds the run: what the call was made within.</summary>
    public TraceContext Trace { get; init; }

    public required StepDescriptor Step { get; init; }

    public required Payload Arguments { get; init; }

    /// <summary>The sequence number of the call's <c>step_started</c> event.</summary>
    public required long Call { get; init; }

    public required int Attempt { get; init; }

    /// <summary>The name of its executor; null for this process.</summary>
    public string? Executor { get; init; }

    /// <summary>By what right this worker executes it.</summary>
    public required StepHolder Holder { get; init; }

    /// <summary>Told once, from any thread, how the attempt ended.</summary>
    public required Action<StepAttempt, StepOutcome> OnEnded { get; init; }

    /// <summary>Whether its dispatcher has done what comes before the body.</summary>
    public bool IsLeftToBody { get; set; }

    /// <summary>The body, where a limit was reached before it ended: nobody waits for it any more.</summary>
    public Task? CutOff { get; set; }

    public CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>
    /// Asks the attempt to stop; its outcome no longer matters to anybody. What the user registered on the token runs elsewhere: it may
    /// throw or take its time.
    /// </summary>
    public void Cancel() => _ = CancelAsync();

    private async Task CancelAsync()
    {
        await _cancellation.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
