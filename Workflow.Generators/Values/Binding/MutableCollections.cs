using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>Collections that a class keeps in a property without a setter, for others to fill.</summary>
internal static class MutableCollections
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "List", "IList", "ICollection", "Collection", "ObservableCollection", "LinkedList", "Queue", "Stack", "HashSet", "SortedSet", "ISet",
        "Dictionary", "IDictionary", "SortedDictionary", "SortedList", "OrderedDictionary", "PriorityQueue", "IReadOnlyList", "IReadOnlyCollection",
        "IReadOnlyDictionary", "ConcurrentDictionary", "ConcurrentQueue", "ConcurrentStack", "ConcurrentBag", "StringBuilder",
    };

    public static bool Contains(ITypeSymbol type) =>
        Names.Contains(type.Name) && type.ContainingNamespace?.ToDisplayString().StartsWith("System.", StringComparison.Ordinal) == true;
}
