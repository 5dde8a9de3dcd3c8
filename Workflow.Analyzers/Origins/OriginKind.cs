namespace Workflow.Analyzers.Origins;

/// <summary>What a value of a body came from.</summary>
internal enum OriginKind
{
    /// <summary>A parameter of the workflow or step itself.</summary>
    Argument,

    /// <summary>The result of a step, of another workflow, or of a durable wait.</summary>
    Result,

    /// <summary>A variable outside a lambda that runs once per branch: not where the value came from, but who shares it.</summary>
    Shared,
}
