using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>Places in the user's source, under the path that the compiler itself would write down (path maps applied).</summary>
internal static class SourcePositionText
{
    /// <summary>The path of a file.</summary>
    public static string PathOf(SyntaxTree tree, Compilation compilation) =>
        compilation.Options.SourceReferenceResolver?.NormalizePath(tree.FilePath, baseFilePath: null) ?? tree.FilePath;

    /// <summary>The line of a token, counted from 1.</summary>
    public static int LineOf(SyntaxToken token) => token.SyntaxTree!.GetLineSpan(token.Span).StartLinePosition.Line + 1;

    /// <summary>The column of a token, counted from 0.</summary>
    public static int ColumnOf(SyntaxToken token) => token.SyntaxTree!.GetLineSpan(token.Span).StartLinePosition.Character;

    /// <summary>The expression of a method's position.</summary>
    public static string Of(DurableMethod method) =>
        $"new global::Workflow.Runtime.Compiled.SourcePosition({TypeNames.Literal(PathOf(method.Syntax.SyntaxTree, method.Compilation))}, {LineOf(method.Syntax.Identifier)})";
}
