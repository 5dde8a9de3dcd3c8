using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>
/// What a call through an interface or of a virtual member may run, as far as the source of the compilation shows. Members of the framework's
/// own interfaces and classes are not asked for: too many types implement them. Safe for concurrent use.
/// </summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types = new(() =>
        [.. AssemblyTypes.Of(compilation.Assembly).Where(static each => each.TypeKind is TypeKind.Class or TypeKind.Struct && SourceBodies.IsUsers(each))]);

    /// <summary>The overrides and implementations of a method, without itself, in a fixed order.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) =>
        IsOfFramework(method.ContainingAssembly) ? [] : _known.GetOrAdd(method.OriginalDefinition, Find);

    private static bool IsOfFramework(IAssemblySymbol? assembly) => assembly?.Name is null or "mscorlib" or "netstandard" or "System"
        || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
        || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        IEnumerable<IMethodSymbol?> found = method.ContainingType.TypeKind == TypeKind.Interface
            ? _types.Value.Select(type => ImplementationIn(type, method))
            : _types.Value.SelectMany(type => OverridesIn(type, method));
        return
        [
            .. found.OfType<IMethodSymbol>()
                .Select(static each => each.OriginalDefinition)
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
                .OrderBy(static each => each.GetDocumentationCommentId(), StringComparer.Ordinal),
        ];
    }

    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (INamedTypeSymbol each in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, method.ContainingType)) continue;
            ISymbol? member = each.GetMembers(method.Name).FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, method));
            if (member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found) return found;
        }

        return null;
    }

    private static IEnumerable<IMethodSymbol> OverridesIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (IMethodSymbol each in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            for (IMethodSymbol? overridden = each.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method)) yield return each;
        }
    }
}
