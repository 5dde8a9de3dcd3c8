namespace Workflow.Differential.Kit;

/// <summary>The body is to be a state machine, which comes back from snapshots at every checkpoint.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MachineAttribute : Attribute
{
    /// <summary>What it holds at some checkpoint that no snapshot can keep, so that it comes back by replay there.</summary>
    public string? Holds { get; init; }
}

/// <summary>The body stays a replay body, for it has a construct that machines do not cover.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplayBodyAttribute(string construct) : Attribute
{
    public string Construct { get; } = construct;
}
