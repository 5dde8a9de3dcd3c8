using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// Chooses the constructor that objects are made with: the one marked <c>[JsonConstructor]</c>, else the public one that leaves the
/// least state behind and asks for the least. Each parameter must be the name of a member, in any case, and of its type.
/// </summary>
internal static class ConstructorChoice
{
    public sealed record Choice(IMethodSymbol Constructor, ImmutableDictionary<string, IParameterSymbol> ByMember);

    /// <summary>The choice; null where no constructor can be called.</summary>
    /// <param name="type">The type to make.</param>
    /// <param name="members">The members that can be set, and their types.</param>
    /// <param name="getOnly">The members that only a constructor can set.</param>
    public static Choice? Of(INamedTypeSymbol type, IReadOnlyList<MemberShape> members, IReadOnlyList<IPropertySymbol> getOnly)
    {
        List<(string Name, ITypeSymbol Type)> known =
            [.. members.Select(static member => (member.Symbol.Name, member.Type)), .. getOnly.Select(static property => (property.Name, property.Type))];
        IEnumerable<IMethodSymbol> candidates = type.InstanceConstructors.Where(constructor => !IsCopy(constructor, type));
        IMethodSymbol? marked = candidates.FirstOrDefault(static constructor => JsonAttributes.Find(constructor, "JsonConstructorAttribute") is not null);
        if (marked is not null) return Match(marked, known);
        Choice? best = null;
        foreach (IMethodSymbol constructor in candidates.Where(static one => one.DeclaredAccessibility == Accessibility.Public).OrderBy(static one => one.Parameters.Length))
        {
            if (Match(constructor, known) is not Choice choice) continue;
            if (best is null || Left(choice, getOnly) < Left(best, getOnly)) best = choice;
        }

        return best;
    }

    private static int Left(Choice choice, IReadOnlyList<IPropertySymbol> getOnly) =>
        getOnly.Count(property => MemberFinder.IsAuto(property) && !choice.ByMember.ContainsKey(property.Name));

    private static Choice? Match(IMethodSymbol constructor, List<(string Name, ITypeSymbol Type)> known)
    {
        ImmutableDictionary<string, IParameterSymbol>.Builder matched = ImmutableDictionary.CreateBuilder<string, IParameterSymbol>(StringComparer.Ordinal);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            string? member = known.Where(one => SymbolEqualityComparer.Default.Equals(one.Type, parameter.Type)
                    && string.Equals(one.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(one => one.Name == parameter.Name ? 0 : 1).Select(static one => one.Name).FirstOrDefault();
            if (member is null || matched.ContainsKey(member) || parameter.RefKind is RefKind.Ref or RefKind.Out) return null;
            matched.Add(member, parameter);
        }

        return new Choice(constructor, matched.ToImmutable());
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
