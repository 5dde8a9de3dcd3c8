namespace Workflow.Testing;

/// <summary>How often a test host drops its runs from memory and brings them back.</summary>
public enum ResumeMode
{
    /// <summary>Never: a run stays in memory from its start to its end.</summary>
    Live,

    /// <summary>At every checkpoint, by replaying the log from the store: what a crash at that point would do.</summary>
    FromReplay,

    /// <summary>
    /// At every checkpoint, from the snapshot in the store and the events after it; by replaying the log where there is no snapshot. See
    /// <see cref="WorkflowTestHost.Resumes"/> for what it was.
    /// </summary>
    FromSnapshot,

    /// <summary>At checkpoints drawn by <see cref="TestHostOptions.Seed"/>, in either way.</summary>
    Random,
}
