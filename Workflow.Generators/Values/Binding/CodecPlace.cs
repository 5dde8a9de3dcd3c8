using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// Where the codec of a type is written: in the assembly's own namespace, or, for a type that only its containing class can see,
/// nested in that class.
/// </summary>
/// <param name="Container">The class to nest in; null for the namespace.</param>
/// <param name="Space">The namespace of generated codecs.</param>
/// <param name="Accessibility">How the codec is declared: seen by those who see the type.</param>
internal sealed record CodecPlace(INamedTypeSymbol? Container, string Space, string Accessibility)
{

    public string Expression(string name) => Container is null ? $"global::{Space}.{name}" : $"{TypeText.Full(Container)}.{name}";

    public static string HintName(string name) => $"Values.{name}.g.cs";

    /// <summary>The place for a type's codec; null, with a problem, where generated code can see the type nowhere.</summary>
    public static CodecPlace? TryFind(INamedTypeSymbol type, ValueBinder values, string path)
    {
        string space = SpaceOf(values.Compilation);
        if (values.Compilation.IsSymbolAccessibleWithin(type, values.Compilation.Assembly)) return new CodecPlace(null, space, "internal");
        INamedTypeSymbol? hidden = HiddenParts(type).OrderByDescending(Depth).FirstOrDefault();
        INamedTypeSymbol? container = hidden?.ContainingType;
        if (container is null || values.Within is null || !values.Compilation.IsSymbolAccessibleWithin(type, values.Within))
        {
            values.Report(type, path, "generated code cannot see it. Make it internal or public.");
            return null;
        }

        string accessibility = hidden!.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Private ? "private" : "private protected";
        if (container.IsGenericType)
        {
            values.Report(type, path, $"only the generic '{TypeText.Short(container)}' can see it. Make the type internal.");
            return null;
        }

        if (IsPartial(container)) return new CodecPlace(container, space, accessibility);
        values.Report(type, path, $"only '{TypeText.Short(container)}' can see it, and that class is not partial. Make the type internal, or the class partial.");
        return null;
    }

    public static string SpaceOf(Compilation compilation)
    {
        string name = compilation.AssemblyName ?? "Assembly";
        IEnumerable<char> letters = name.Select(static letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '_');
        string safe = string.Concat(letters);
        return "Workflow.Generated." + (safe.Length == 0 || char.IsDigit(safe[0]) ? "_" + safe : safe);
    }

    private static int Depth(INamedTypeSymbol? type)
    {
        int depth = 0;
        for (; type is not null; type = type.ContainingType) depth++;
        return depth;
    }

    private static IEnumerable<INamedTypeSymbol> HiddenParts(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            foreach (INamedTypeSymbol part in HiddenParts(array.ElementType)) yield return part;
            yield break;
        }

        for (INamedTypeSymbol? level = type as INamedTypeSymbol; level is not null; level = level.ContainingType)
        {
            bool isHidden = level.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Private
                or Microsoft.CodeAnalysis.Accessibility.Protected or Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal;
            if (isHidden && level.ContainingType is not null) yield return level;
            foreach (INamedTypeSymbol part in level.TypeArguments.SelectMany(HiddenParts)) yield return part;
        }
    }

    private static bool IsPartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            ImmutableArray<SyntaxReference> declarations = level.DeclaringSyntaxReferences;
            if (declarations.IsEmpty) return false;
            if (!declarations.Any(static declaration => declaration.GetSyntax() is TypeDeclarationSyntax syntax
                && syntax.Modifiers.Any(static modifier => modifier.ValueText == "partial"))) return false;
        }

        return true;
    }
}
