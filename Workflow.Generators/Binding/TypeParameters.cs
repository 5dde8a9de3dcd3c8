using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>The type parameters of a class and of the types around it.</summary>
internal static class TypeParameters
{
    /// <summary>All of them, outermost first.</summary>
    public static ImmutableArray<ITypeParameterSymbol> Of(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? [.. Of(outer), .. type.TypeParameters] : type.TypeParameters;

    /// <summary>The arguments in their places, outermost first.</summary>
    public static ImmutableArray<ITypeSymbol> ArgumentsOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? [.. ArgumentsOf(outer), .. type.TypeArguments] : type.TypeArguments;

    /// <summary>A type parameter that one of the same name hides, so that no code in the class can name it; null where there is none.</summary>
    public static ITypeParameterSymbol? HiddenIn(INamedTypeSymbol type)
    {
        ImmutableArray<ITypeParameterSymbol> all = Of(type);
        return all.FirstOrDefault(each => !SymbolEqualityComparer.Default.Equals(each, all.Last(other => other.Name == each.Name)));
    }

    /// <summary>The list of a generic method with the same parameters: <c>&lt;T, U&gt;</c>; empty where there are none.</summary>
    public static string ListOf(INamedTypeSymbol type)
    {
        ImmutableArray<ITypeParameterSymbol> all = Of(type);
        return all.IsEmpty ? "" : $"<{string.Join(", ", all.Select(each => Identifier.Of(each.Name)))}>";
    }

    /// <summary>The constraints of such a method: <c> where T : class, global::Shop.IDocument</c>.</summary>
    public static string ConstraintsOf(INamedTypeSymbol type) => string.Concat(Of(type).Select(ConstraintsOf));

    private static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        List<string> parts = [];
        if (parameter.HasReferenceTypeConstraint)
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(TypeNames.InCode));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint) parts.Add("new()");
        if (parameter.AllowsRefLikeType) parts.Add("allows ref struct");
        return parts.Count == 0 ? "" : $" where {Identifier.Of(parameter.Name)} : {string.Join(", ", parts)}";
    }
}
