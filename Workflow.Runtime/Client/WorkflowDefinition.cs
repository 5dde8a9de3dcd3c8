using Workflow.Runtime.Compiled;

namespace Workflow.Runtime;

/// <summary>What a worker has told, through the store, of a workflow that it hosts; for those who have no code of it.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>The workflow's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether a start that names no version takes this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The shape hash of the worker's code; see <see cref="WorkflowDescriptor.ShapeHash"/>.</summary>
    public required string ShapeHash { get; init; }

    /// <summary>The full name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>The parameters, in their order.</summary>
    public required IReadOnlyList<WorkflowParameter> Parameters { get; init; }

    /// <summary>The result's type, as C# would write it without namespaces; <c>void</c> for none.</summary>
    public required string Result { get; init; }

    /// <summary>The time that a run may take unless it is started with another; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The names of the steps that the body and its functions call, in the order of the text; those of workflows that it calls are in their own definitions. Empty where there is no graph.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The graph of the body; null where the compiler does not know it. See <see cref="WorkflowDescriptor.Graph"/>.</summary>
    public WorkflowGraph? Graph { get; init; }

    /// <summary>When a worker told it: when one first started with this code.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
