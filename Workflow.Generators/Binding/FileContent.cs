using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>A file by its path and its text, whoever has parsed it: a compiler server parses every file anew for each build.</summary>
internal static class FileContent
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Cache = new();
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Files = new();

    /// <summary>A text that two files share only if their paths and texts are the same.</summary>
    public static string Of(SyntaxTree tree) => Cache.GetValue(tree, static each =>
        $"{Convert.ToBase64String([.. each.GetText().GetChecksum()])} {each.FilePath}");

    /// <summary>Whether a compilation has such a file.</summary>
    public static bool IsIn(Compilation compilation, string content) =>
        Files.GetValue(compilation, static each => new(each.SyntaxTrees.Select(Of), StringComparer.Ordinal)).Contains(content);
}
