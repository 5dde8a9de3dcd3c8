namespace Workflow.Runtime;

/// <summary>Where the body of a run stands, as its snapshot tells; see <see cref="WorkflowHandle.GetStackAsync"/>.</summary>
public sealed record RunStackTrace
{
    /// <summary>The last event that had happened.</summary>
    public required long Sequence { get; init; }

    /// <summary>The activations of bodies that are under way, in the order in which they began: the workflow's own first. Empty where nothing is known.</summary>
    public IReadOnlyList<RunStackFrame> Frames { get; init; } = [];

    /// <summary>Why there are no frames; null where there are some.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Reason ?? string.Join(Environment.NewLine, Frames.Reverse());
}
