using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Lowering.Shape;

/// <summary>The exception types that handlers name.</summary>
internal static class CaughtExceptions
{
    /// <summary>Each once, most derived first. What no catch clause can tell at run time by its name is left out: type parameters.</summary>
    public static IEnumerable<INamedTypeSymbol> InOrder(IEnumerable<ITypeSymbol> caught) => caught
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .OrderByDescending(DepthOf)
        .ThenBy(TypeNames.AtRunTime, StringComparer.Ordinal);

    private static int DepthOf(INamedTypeSymbol type)
    {
        int depth = 0;
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType) depth++;
        return depth;
    }
}
