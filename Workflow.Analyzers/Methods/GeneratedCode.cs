using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Methods;

/// <summary>Which files the generator has written, as opposed to the user.</summary>
internal static class GeneratedCode
{
    /// <summary>Whether a file is generated. Generators' files are named <c>.g.cs</c>, ours among them.</summary>
    public static bool Contains(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any part of a symbol is the user's own.</summary>
    public static bool IsUsers(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => !Contains(reference.SyntaxTree));
}
