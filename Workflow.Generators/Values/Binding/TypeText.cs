using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Values.Binding;

/// <summary>The names of types: in generated code, in messages, and as parts of the names of codecs.</summary>
internal static class TypeText
{
    public const string Runtime = "global::Workflow.Runtime.Values.";

    /// <summary>As generated code names it.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>As the user would write it.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>
    /// The type without what differs between two mentions of it: codecs do not care where null is allowed, and a type has one codec.
    /// </summary>
    public static ITypeSymbol Plain(ITypeSymbol type)
    {
        ITypeSymbol plain = type.WithNullableAnnotation(NullableAnnotation.None);
        if (plain is not INamedTypeSymbol { IsGenericType: true, IsTupleType: false, IsUnboundGenericType: false, IsAnonymousType: false } named) return plain;
        if (named.ContainingType is { IsGenericType: true } || named.TypeArguments.All(static argument => SymbolEqualityComparer.IncludeNullability.Equals(argument, Plain(argument)))) return plain;
        return named.OriginalDefinition.Construct([.. named.TypeArguments.Select(Plain)]);
    }

    /// <summary>As the runtime's <c>Type.ToString()</c> names it.</summary>
    public static string Reflected(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return Reflected(array.ElementType) + "[]";
        string name = ReflectedDefinition(type);
        List<ITypeSymbol> arguments = [];
        for (INamedTypeSymbol? level = type as INamedTypeSymbol; level is not null; level = level.ContainingType) arguments.InsertRange(0, level.TypeArguments);
        return arguments.Count == 0 ? name : $"{name}[{string.Join(",", arguments.Select(Reflected))}]";
    }

    /// <summary>A part of a C# name that no other type has.</summary>
    public static string Identity(INamedTypeSymbol type)
    {
        StringBuilder name = new();
        Append(type, name);
        bool isGeneric = false;
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType) isGeneric |= level.TypeArguments.Length > 0;
        if (isGeneric) name.Append('_').Append(Hash(Full(type)));
        return name.ToString();
    }

    /// <summary>Eight hexadecimal digits of a text, the same in every build.</summary>
    public static string Hash(string text)
    {
        // FNV-1a: short, stable, and not for security.
        ulong hash = 14695981039346656037;
        foreach (char letter in text) hash = (hash ^ letter) * 1099511628211;
        return ((uint)(hash ^ (hash >> 32))).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A name that may be a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string ReflectedDefinition(ITypeSymbol type)
    {
        if (type.ContainingType is INamedTypeSymbol container) return ReflectedDefinition(container) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    // Underscores are doubled, so that a_b and a.b stay apart.
    private static void Append(INamespaceOrTypeSymbol symbol, StringBuilder name)
    {
        INamespaceOrTypeSymbol? container = symbol.ContainingType ?? (INamespaceOrTypeSymbol?)symbol.ContainingNamespace;
        if (container is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            Append(container, name);
            name.Append('_');
        }

        name.Append(symbol.Name.Replace("_", "__"));
    }
}
