namespace Workflow.Runtime;

/// <summary>
/// A run's log and the workflow's code disagree: on replay the body did something else than it did when the log was written. The run is
/// suspended, not failed; deploy code that fits the log, and it goes on.
/// </summary>
public sealed class NonDeterminismException : Exception
{
    internal NonDeterminismException(string runId, long sequence, string expected, string found, string? source)
        : base($"Run '{runId}': event {sequence} of its log is {expected}, but the code did {found}"
            + (source is null ? "" : $" at {source}")
            + ". The workflow's code has changed in a way that does not fit runs in flight, or it is not deterministic (a clock, randomness, "
            + "mutable state). Deploy code that fits the log, or give the changed workflow a new version; the run then goes on by itself.")
    {
        RunId = runId;
        Sequence = sequence;
        Expected = expected;
        Found = found;
        SourcePosition = source;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>The sequence number of the event that does not fit.</summary>
    public long Sequence { get; }

    /// <summary>What the log holds there.</summary>
    public string Expected { get; }

    /// <summary>What the code did.</summary>
    public string Found { get; }

    /// <summary>The line of the user's source, where it is known.</summary>
    public string? SourcePosition { get; }
}
