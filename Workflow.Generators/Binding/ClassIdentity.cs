using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>The class that durable methods are declared in, as generated code outside of it needs to name it.</summary>
/// <param name="HintName">Begins the name of every file that is generated for the class.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="TypePath">The names of the containing types and its own, outermost first.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="IsReachable">Whether this assembly sees it; false inside a private or protected type.</param>
/// <param name="Factory">Makes an instance from services; null where the user registers the class.</param>
internal sealed record ClassIdentity(
    string HintName, string Namespace, EquatableArray<string> TypePath, bool IsPublic, bool IsReachable, string? Factory)
{
    /// <summary>The name in generated members: <c>Outer_Inner</c>.</summary>
    public string JoinedName => string.Join("_", TypePath.Select(each => each.TrimStart('@')));

    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>The class in generated code.</summary>
    public string FullName => $"global::{(Namespace.Length == 0 ? "" : Namespace + ".")}{string.Join(".", TypePath)}";

    public static ClassIdentity Of(INamedTypeSymbol type, KnownSymbols known)
    {
        List<string> path = [];
        bool isPublic = true;
        bool isReachable = true;
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
        {
            path.Insert(0, each.ToDisplayString(Simple));
            isPublic &= each.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public;
            isReachable &= IsSeenInAssembly(each.DeclaredAccessibility);
        }

        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Escaped);
        return new(HintOf(type), space, path.ToEquatableArray(), isPublic, isReachable, ServiceFactory.Of(type, known));
    }

    public static bool IsSeenInAssembly(Accessibility accessibility) => accessibility
        is Microsoft.CodeAnalysis.Accessibility.Public
        or Microsoft.CodeAnalysis.Accessibility.Internal
        or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal;

    /// <summary>The beginning of file names, the same for no other class.</summary>
    public static string HintOf(INamedTypeSymbol type) => TypeNames.AtRunTime(type).Replace('+', '.');

    private static readonly SymbolDisplayFormat Simple = new(
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Escaped = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
