using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Origins;

/// <summary>The classes of an assembly that derive from one of its own. They are looked for once, when the first one asks.</summary>
internal static class DerivedClasses
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ILookup<ISymbol, INamedTypeSymbol>> Tables = new();

    /// <summary>What derives from a type, directly or not; nothing derives from a sealed one.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false, ContainingAssembly: { } assembly }) return [];
        ILookup<ISymbol, INamedTypeSymbol> table = Tables.GetValue(assembly, Find);
        return Under(type.OriginalDefinition);

        // The compiler refuses circles, but analyzers see what it has refused.
        IEnumerable<INamedTypeSymbol> Under(ISymbol parent, int depth = 0) =>
            depth > 100 ? [] : table[parent].SelectMany(each => Under(each, depth + 1).Prepend(each));
    }

    private static ILookup<ISymbol, INamedTypeSymbol> Find(IAssemblySymbol assembly) => AssemblyTypes.Of(assembly)
        .Where(each => each is { TypeKind: TypeKind.Class, IsStatic: false, BaseType: { SpecialType: SpecialType.None } parent }
            && SymbolEqualityComparer.Default.Equals(parent.ContainingAssembly, assembly))
        .ToLookup(static each => (ISymbol)each.BaseType!.OriginalDefinition, SymbolEqualityComparer.Default);
}
