using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>How a value of some type is copied, so that the copy may be changed.</summary>
internal static class Copies
{
    /// <summary>The expression, <c>$</c> standing for what is copied; null where there is no plain one.</summary>
    public static string? Of(ITypeSymbol? type)
    {
        if (type is null || type.NullableAnnotation == NullableAnnotation.Annotated) return null;
        if (type is IArrayTypeSymbol { Rank: 1 }) return "[.. $]";
        if (type is not INamedTypeSymbol named) return null;
        if (named.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic")
        {
            return named.Name switch
            {
                "List" or "IList" or "ICollection" => "[.. $]",
                // A copy must tell items apart as the original does.
                "HashSet" or "SortedSet" or "Dictionary" or "SortedDictionary" => "new($, $.Comparer)",
                "Queue" or "LinkedList" => "new($)",
                _ => null,
            };
        }

        return named is { IsRecord: true, IsValueType: false } ? "$ with { }" : null;
    }
}
