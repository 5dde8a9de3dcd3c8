using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime.Engine.Steps;

/// <summary>How one attempt of a step ended.</summary>
internal sealed record StepOutcome
{
    /// <summary>The result, where the attempt succeeded.</summary>
    public Payload? Result { get; init; }

    /// <summary>Whether the result is that of an earlier call, and the body did not run.</summary>
    public bool IsCached { get; init; }

    /// <summary>The failure, where it did not.</summary>
    public FailureRecord? Failure { get; init; }

    /// <summary>When the attempt began.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>Whether no further attempt may be made.</summary>
    public bool IsFatal { get; init; }

    /// <summary>The delay that the step asked for before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the attempt was cut off because its worker stops: nothing happened, and it is made again elsewhere.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether an attempt that was cut off has not begun: it was still waiting for room.</summary>
    public bool HasNotBegun { get; init; }

    /// <summary>Why nobody knows the outcome of a step whose worker is gone.</summary>
    public const string WorkerHadGone = "its worker stopped or died before the outcome was durable";

    /// <summary>Why nobody knows the outcome of a step whose run was restarted.</summary>
    public const string RunHadEnded = "its run ended, and was restarted, before the outcome was durable";

    /// <summary>Why nobody knows the outcome of a step that was handed to a worker which was not the first to have it.</summary>
    public const string WasHandedOut = "it had been handed to another worker before, which stopped or died, or the run was imported";

    /// <summary>What became of a step that runs at most once and whose outcome nobody knows.</summary>
    public static StepOutcome Interrupted(StepDescriptor step, DateTimeOffset beganAt, ExceptionCodecs exceptions, string reason) => new()
    {
        IsFatal = true,
        BeganAt = beganAt,
        Failure = exceptions.Capture(new StepInterruptedException(
            $"Step '{step.Name}' runs at most once, and {reason}: it may have run. Find out what it did.", step.Name)),
    };
}
