using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>Where the walk stops: what is recorded, and what is judged by itself.</summary>
internal static class DurableMembers
{
    /// <summary>Whether a member is a step, a workflow, what the generator made of one, or part of the runtime.</summary>
    public static bool Contains(ISymbol member, KnownSymbols known) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, known.Durable?.ContainingAssembly)
        || (member is IMethodSymbol method && IsAnnotated(method, known));

    private static bool IsAnnotated(IMethodSymbol method, KnownSymbols known) =>
        known.StepAttributeOf(method) is not null || known.WorkflowAttributeOf(method) is not null
        || known.WorkflowOfChild(method) is not null || known.WorkflowOfContinuation(method) is not null
        || (method.PartialImplementationPart is { } implementation && IsAnnotated(implementation, known));
}
