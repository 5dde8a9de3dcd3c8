using Microsoft.CodeAnalysis.CSharp;

namespace Workflow.Generators.Binding;

internal static class Identifier
{
    /// <summary>A name as C# source writes it: keywords get an <c>@</c>.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? $"@{name}"
            : name;
}
