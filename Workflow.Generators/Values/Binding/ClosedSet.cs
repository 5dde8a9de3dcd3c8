using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The classes that a value of a declared type can be of, with what tells them apart.</summary>
internal static class ClosedSet
{
    /// <summary>The classes; the declared type itself comes first, if it can be made, and needs no discriminator.</summary>
    public static List<(INamedTypeSymbol Type, string? Discriminator)> Of(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.IsValueType || type.IsSealed) return [(type, null)];
        List<(INamedTypeSymbol Type, string? Given)> found = [];
        foreach ((INamedTypeSymbol derived, string? discriminator) in JsonAttributes.DerivedTypes(type)) Add(found, derived, discriminator);
        if (!type.IsAbstract) Add(found, type, null);
        foreach (INamedTypeSymbol declared in DeclaredTypes.AroundOf(type, compilation))
        {
            if (!declared.IsAbstract && declared.TypeParameters.Length == 0 && DerivesFrom(declared, type)) Add(found, declared, null);
        }

        HashSet<string> names = new(found.Select(static one => one.Given).OfType<string>(), StringComparer.Ordinal);
        ILookup<string, INamedTypeSymbol> byShortName = found.Where(static one => one.Given is null).ToLookup(static one => one.Type.Name, static one => one.Type);
        List<(INamedTypeSymbol Type, string? Discriminator)> result = [];
        foreach ((INamedTypeSymbol derived, string? given) in found)
        {
            bool isItself = SymbolEqualityComparer.Default.Equals(derived, type) && given is null;
            bool isTaken = names.Contains(derived.Name) || byShortName[derived.Name].Count() > 1;
            string? name = isItself ? null : given ?? (isTaken ? derived.ToDisplayString() : derived.Name);
            result.Insert(isItself ? 0 : result.Count, (derived, name));
        }

        return result;
    }

    private static void Add(List<(INamedTypeSymbol Type, string? Given)> found, INamedTypeSymbol type, string? discriminator)
    {
        if (!type.IsAbstract && !found.Any(one => SymbolEqualityComparer.Default.Equals(one.Type, type))) found.Add((type, discriminator));
    }

    public static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        if (ancestor.TypeKind == TypeKind.Interface) return type.AllInterfaces.Contains(ancestor, SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, ancestor)) return true;
        }

        return false;
    }
}
