using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.CodeFixes;

/// <summary>Whether a namespace is imported where a fix uses it, and the directive that imports it.</summary>
internal static class Imports
{
    /// <summary>Whether a namespace's types and extension methods can be used at a node without a further directive.</summary>
    public static bool Include(INamespaceSymbol space, SyntaxNode node, Compilation compilation)
    {
        if (space.IsGlobalNamespace) return true;
        string name = space.ToDisplayString();
        foreach (SyntaxNode each in node.AncestorsAndSelf())
        {
            SyntaxList<UsingDirectiveSyntax> usings = each switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax inner => inner.Usings,
                _ => default,
            };
            if (usings.Any(directive => IsOf(directive, name))) return true;
            if (each is BaseNamespaceDeclarationSyntax around && IsSameOrOuter(name, NameOf(around))) return true;
        }

        return compilation.SyntaxTrees
            .Select(static tree => tree.GetRoot()).OfType<CompilationUnitSyntax>()
            .SelectMany(static unit => unit.Usings)
            .Any(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && IsOf(directive, name));
    }

    /// <summary>Adds the directive to the top of a file.</summary>
    public static CompilationUnitSyntax With(this CompilationUnitSyntax unit, INamespaceSymbol space)
    {
        SyntaxTrivia end = SyntaxFactory.EndOfLine(LineEnds.In(unit));
        UsingDirectiveSyntax directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space.ToDisplayString()).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(end);
        if (unit.Usings.Count > 0) return unit.AddUsings(directive);
        SyntaxTriviaList before = unit.GetLeadingTrivia();
        return unit.WithLeadingTrivia()
            .AddUsings(directive.WithLeadingTrivia(before).WithTrailingTrivia(end, end));
    }

    private static bool IsOf(UsingDirectiveSyntax directive, string name) =>
        directive.Alias is null
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.Name?.ToString() is { } imported
        && (imported == name || imported == "global::" + name);

    private static string NameOf(BaseNamespaceDeclarationSyntax space) =>
        string.Join(".", space.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(static each => each.Name.ToString()));

    private static bool IsSameOrOuter(string outer, string inner) => inner == outer || inner.StartsWith(outer + ".", StringComparison.Ordinal);
}
