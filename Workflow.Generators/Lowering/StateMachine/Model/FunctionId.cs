namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>A body that becomes a machine: the workflow's own, or that of an async lambda or local function in it.</summary>
/// <param name="outer">The body around it; null for the workflow's own.</param>
/// <param name="suffix">What the names of its generated members end with; nothing for the workflow's own.</param>
/// <param name="title">What snapshots and stacks call it.</param>
internal sealed class FunctionId(FunctionId? outer, string suffix, string title)
{
    public FunctionId? Outer { get; } = outer;

    public string Suffix { get; } = suffix;

    public string Title { get; } = title;

    /// <summary>How deep it is nested: 0 for the workflow's own body.</summary>
    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;
}
