using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Binding;

/// <summary>How generated code and descriptors name types, members and values.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Whether a reference may be null changes nothing about how it is written.
    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat Unescaped = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat MethodFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>The type as generated code writes it: <c>global::</c>-qualified, with nullable annotations.</summary>
    public static string InCode(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The type with its namespace, as a person reads it in a lock file.</summary>
    public static string InLockFile(ITypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>The type as the user would write it.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The method as messages write it: <c>Shop.OrderWorkflows.ProcessOrder</c>.</summary>
    public static string InMessages(IMethodSymbol method) => method.ToDisplayString(MethodFormat);

    /// <summary>The full name that the runtime gives a type: <c>Shop.Orders+Problem</c>, <c>Shop.Box`1</c>.</summary>
    public static string AtRunTime(INamedTypeSymbol type)
    {
        StringBuilder name = new(type.MetadataName);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name.Insert(0, '+').Insert(0, outer.MetadataName);
        if (type.ContainingNamespace is { IsGlobalNamespace: false } space) name.Insert(0, '.').Insert(0, space.ToDisplayString(Unescaped));
        return name.ToString();
    }

    /// <summary>
    /// The alias that an assembly is referenced under, where the type or one that it is made of is in an assembly that no name without an
    /// alias reaches; else null.
    /// </summary>
    public static string? AliasOf(ITypeSymbol type, Compilation compilation)
    {
        if (type is IArrayTypeSymbol array) return AliasOf(array.ElementType, compilation);
        if (type is not INamedTypeSymbol named) return null;
        if (named.ContainingAssembly is { } assembly && compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
            && !aliases.Contains(MetadataReferenceProperties.GlobalAlias)) return aliases[0];
        return named.TypeArguments.Select(each => AliasOf(each, compilation)).FirstOrDefault(static each => each is not null)
            ?? (named.ContainingType is { } container ? AliasOf(container, compilation) : null);
    }

    /// <summary>Whether the compiler does not know the type, or one that it is made of.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnknown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown) || (named.ContainingType is { } container && IsUnknown(container)),
        _ => false,
    };

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
