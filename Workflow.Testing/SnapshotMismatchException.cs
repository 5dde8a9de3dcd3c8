namespace Workflow.Testing;

/// <summary>A snapshot of a run does not come back as it was written: read and written again, it is another one.</summary>
public sealed class SnapshotMismatchException : Exception
{
    internal SnapshotMismatchException(string runId, long sequence, string written, string rewritten)
        : base($"The snapshot of run '{runId}' at event {sequence} does not come back as it was written. A value in the workflow's variables changes on its way "
            + $"through JSON; compare the two texts to find it.{Environment.NewLine}Written:   {written}{Environment.NewLine}Read back: {rewritten}")
    {
        RunId = runId;
        Sequence = sequence;
        Written = written;
        Rewritten = rewritten;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>The last event before the snapshot.</summary>
    public long Sequence { get; }

    /// <summary>The snapshot as JSON.</summary>
    public string Written { get; }

    /// <summary>The snapshot that was written after the first one had been read; or why there is none.</summary>
    public string Rewritten { get; }
}
