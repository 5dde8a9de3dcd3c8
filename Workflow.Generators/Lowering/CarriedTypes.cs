using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering;

/// <summary>The types that a body names to <c>Durable</c>, as <c>Approval</c> in <c>Durable.CreateHook&lt;Approval&gt;("approval")</c>: what they carry needs codecs.</summary>
internal static class CarriedTypes
{
    private static readonly string[] Members = ["CreateHook", "WaitForSignal", "Copy"];

    /// <summary>The types, each once, in the order of their first places.</summary>
    public static ImmutableArray<ITypeSymbol> Of(SyntaxNode body, SemanticModel model, KnownSymbols known, CancellationToken cancellationToken) =>
        [.. PlacesOf(body, model, known, cancellationToken).Select(static each => each.Type).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];

    /// <summary>The types with the names that they stand in, or at.</summary>
    public static IEnumerable<(SimpleNameSyntax Place, ITypeSymbol Type)> PlacesOf(SyntaxNode body, SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            if (node is not SimpleNameSyntax name || Array.IndexOf(Members, name.Identifier.ValueText) < 0) continue;
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is not IMethodSymbol { TypeArguments.Length: 1 } method) continue;
            if (KnownSymbols.Is(method.ContainingType, known.Durable)) yield return (name, method.TypeArguments[0]);
        }
    }
}
