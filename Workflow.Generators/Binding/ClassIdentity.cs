using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>The class that durable methods are declared in, as generated code outside of it needs to name it.</summary>
/// <param name="HintName">Begins the name of every file that is generated for the class.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="TypePath">The names of the containing types and its own, outermost first.</param>
/// <param name="FullName">The class in generated code that can name its type parameters, if it has any.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="IsReachable">Whether this assembly sees it; false inside a private or protected type.</param>
/// <param name="Factory">Makes an instance from services; null where the user registers the class.</param>
/// <param name="TypeParameters">Those of the class and of the types around it, as a list: <c>&lt;T&gt;</c>; empty where there are none.</param>
/// <param name="Constraints">Their constraints, to be copied behind such a list.</param>
/// <param name="RegisteredTypes">The types that are registered; none where nothing can be.</param>
internal sealed record ClassIdentity(
    string HintName, string Namespace, EquatableArray<string> TypePath, string FullName, bool IsPublic, bool IsReachable, string? Factory,
    string TypeParameters, string Constraints, EquatableArray<RegisteredType> RegisteredTypes)
{
    /// <summary>The name in generated members: <c>Outer_Inner</c>.</summary>
    public string JoinedName => string.Join("_", TypePath.Select(each => each.TrimStart('@')));

    public string Accessibility => IsPublic ? "public" : "internal";

    public bool IsGeneric => TypeParameters.Length > 0;

    /// <summary>A type in generated code, of which the path is given.</summary>
    public string FullNameOf(IEnumerable<string> typePath) => $"global::{(Namespace.Length == 0 ? "" : Namespace + ".")}{string.Join(".", typePath)}";

    public static ClassIdentity Of(DurableMethod method)
    {
        INamedTypeSymbol type = method.Symbol.ContainingType;
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
        return new(
            HintOf(type), space, path.ToEquatableArray(), TypeNames.InCode(type), isPublic, isReachable, ServiceFactory.Of(type, method.Known),
            Binding.TypeParameters.ListOf(type), Binding.TypeParameters.ConstraintsOf(type),
            RegisteredTypesOf(method, path).ToEquatableArray());
    }

    private static IEnumerable<RegisteredType> RegisteredTypesOf(DurableMethod method, List<string> path) => method.Symbol.ContainingType.IsGenericType
        ? method.StatedTypes.Select(each => new RegisteredType(each.Name, each.Condition, PathOf(each.Type).ToEquatableArray()))
        : [new RegisteredType("", "", path.ToEquatableArray())];

    private static IEnumerable<string> PathOf(INamedTypeSymbol type)
    {
        string name = type.ToDisplayString(Simple);
        if (type.Arity > 0) name += $"<{string.Join(", ", type.TypeArguments.Select(TypeNames.InCode))}>";
        return type.ContainingType is { } outer ? PathOf(outer).Append(name) : [name];
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
