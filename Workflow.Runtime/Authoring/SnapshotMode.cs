namespace Workflow.Runtime;

/// <summary>What becomes of a workflow whose body cannot be resumed from snapshots.</summary>
public enum SnapshotMode
{
    /// <summary>It resumes by replaying its log, in time that grows with its history, and the build warns (WFL3001, WFL3002).</summary>
    Preferred = 0,

    /// <summary>
    /// The build fails (WFL3013), and so does the start of a host where the build did not tell. A snapshot that cannot be written at run time, for instance because a
    /// variable holds an object of a type that the compiler did not foresee, is logged as a warning; the run goes on, and resumes from the snapshot that it has.
    /// </summary>
    Required = 1,
}
