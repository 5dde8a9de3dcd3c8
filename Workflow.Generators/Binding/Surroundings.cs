using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>One namespace declaration around a method: its name as written, and the usings directly inside it.</summary>
internal sealed record NamespaceLevel(string Name, EquatableArray<string> Usings);

/// <summary>
/// Everything around a method that decides what its text means: extern aliases, usings at each level, namespaces, containing types.
/// The user's text is emitted inside a copy of it, so that it binds as it did.
/// </summary>
/// <param name="Usings">Extern aliases and usings at the top of the file, without global ones, which hold everywhere anyway.</param>
/// <param name="Namespaces">Outermost first.</param>
/// <param name="Types">The headers of the containing types, outermost first: <c>partial record class Order</c>.</param>
internal sealed record Surroundings(EquatableArray<string> Usings, EquatableArray<NamespaceLevel> Namespaces, EquatableArray<string> Types)
{
    /// <summary>What the header of an unsafe type begins with.</summary>
    public const string Unsafe = "unsafe ";

    public static Surroundings Of(SyntaxNode method)
    {
        List<string> usings = [];
        List<NamespaceLevel> namespaces = [];
        List<string> types = [];
        foreach (SyntaxNode node in method.Ancestors())
        {
            if (node is TypeDeclarationSyntax type)
                types.Insert(0, HeaderOf(type));
            else if (node is BaseNamespaceDeclarationSyntax space)
                namespaces.Insert(0, new(space.Name.ToString(), UsingsOf(space.Externs, space.Usings).ToEquatableArray()));
            else if (node is CompilationUnitSyntax unit)
                usings.AddRange(UsingsOf(unit.Externs, unit.Usings));
        }

        return new(usings.ToEquatableArray(), namespaces.ToEquatableArray(), types.ToEquatableArray());
    }

    private static IEnumerable<string> UsingsOf(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings) =>
        externs.Select(OnOneLine)
            .Concat(usings.Where(each => !each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(OnOneLine));

    private static string HeaderOf(TypeDeclarationSyntax type)
    {
        string kind = type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record
            ? $"record {record.ClassOrStructKeyword.Text}"
            : type.Keyword.Text;
        string safety = type.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? Unsafe : "";
        return $"{safety}partial {kind} {type.Identifier.Text}{SyntaxText.WithoutAttributes(type.TypeParameterList)}";
    }

    private static string OnOneLine(SyntaxNode node) => SyntaxText.WithoutAttributes(node);
}
