using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>
/// Finds calls of workflows and steps of generic classes with types that are not stated for them. A workflow that is in a generic class
/// itself makes each of its calls once for each type that is stated for its own class.
/// </summary>
internal sealed class UnstatedCalls(IMethodSymbol workflow, KnownSymbols symbols, Compilation compilation)
{
    private readonly ImmutableArray<Substitution> _callers = workflow.ContainingType.IsGenericType
        ? [.. StatedTypes.Of(workflow.ContainingType, compilation).Valid.Select(stated => new Substitution(stated.Type, compilation))]
        : [];

    /// <summary>The constructed class of a method that is called, if its types are not stated; null where they are or where that is not asked.</summary>
    public INamedTypeSymbol? UnstatedTypeOf(IMethodSymbol method)
    {
        if (!method.ContainingType.IsGenericType || AnnotatedMethod.KindOf(method.OriginalDefinition, symbols) is null) return null;
        // A class that states nothing is reported itself.
        var stated = StatedTypes.Of(method.ContainingType, compilation);
        if (stated.Valid.IsEmpty) return null;
        IEnumerable<INamedTypeSymbol> called = workflow.ContainingType.IsGenericType
            ? _callers.Select(caller => (INamedTypeSymbol)caller.Of(method.ContainingType))
            : [method.ContainingType];
        return called.FirstOrDefault(type => !stated.Valid.Any(each => TypeArgumentRules.AreSame(
            TypeParameters.ArgumentsOf(each.Type), TypeParameters.ArgumentsOf(type))));
    }
}
