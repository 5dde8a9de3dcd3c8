namespace Workflow.Runtime;

/// <summary>How a child run is started. All parts are optional.</summary>
public sealed record ChildOptions
{
    /// <summary>
    /// The child's run id: <c>^[a-zA-Z0-9_-]{1,255}$</c>. Where another run has it, <see cref="ChildHandle.Completed"/> fails with
    /// <see cref="RunAlreadyExistsException"/>. Default: a new id.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>What becomes of the child when the run that started it ends first. Default: <see cref="ParentClosePolicy.Cancel"/>.</summary>
    public ParentClosePolicy OnParentClose { get; init; }

    /// <summary>The child's tags. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The time that the child may take, from its start; it ends as timed out after that. Default: what its <c>[Workflow]</c> says, or no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What becomes of a child run when the run that started it ends, or begins anew.</summary>
public enum ParentClosePolicy
{
    /// <summary>It is asked to cancel itself, and may compensate.</summary>
    Cancel,

    /// <summary>It ends without running any more of its code.</summary>
    Terminate,

    /// <summary>It goes on.</summary>
    Abandon,
}
