namespace Workflow.Runtime;

/// <summary>What a <see cref="StepLogEntry"/> is about.</summary>
public enum StepLogKind
{
    /// <summary>The body of an attempt begins.</summary>
    AttemptStarted,

    /// <summary>An attempt has succeeded, or a cached result took its place.</summary>
    AttemptSucceeded,

    /// <summary>An attempt has failed.</summary>
    AttemptFailed,

    /// <summary>Another attempt is to be made. Told by the worker that holds the run.</summary>
    RetryPlanned,
}
