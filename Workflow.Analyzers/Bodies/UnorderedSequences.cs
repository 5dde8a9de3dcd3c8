using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.Bodies;

/// <summary>Finds the collection without an order at the beginning of a chain of calls that keep the order they are given.</summary>
internal static class UnorderedSequences
{
    private static readonly HashSet<string> Unordered = new(StringComparer.Ordinal)
    {
        "Dictionary", "IDictionary", "IReadOnlyDictionary", "ConcurrentDictionary", "ImmutableDictionary", "IImmutableDictionary", "FrozenDictionary", "Hashtable",
        "HashSet", "ISet", "IReadOnlySet", "ImmutableHashSet", "IImmutableSet", "FrozenSet", "ConcurrentBag",
    };

    private static readonly HashSet<string> KeepOrder = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "Append", "Cast", "Chunk", "Concat", "Distinct", "ElementAt", "First", "FirstOrDefault", "Index", "Last", "LastOrDefault", "OfType", "Prepend",
        "Reverse", "Select", "SelectMany", "Skip", "SkipLast", "SkipWhile", "Take", "TakeLast", "TakeWhile", "ToArray", "ToImmutableArray", "ToImmutableList", "ToList",
        "Where", "Zip", "Join", "Concat", "Aggregate",
    };

    /// <summary>The expression of the collection; null where there is none, or where something on the way puts it in order or makes order meaningless.</summary>
    public static IOperation? In(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion when !IsUnordered(conversion.Type) || conversion.IsImplicit:
                return In(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return In(parenthesized.Operand);
            case IAwaitOperation await:
                return IsUnordered(await.Type) ? await : In(await.Operation);
            case ICollectionExpressionOperation collection:
                return collection.Elements.OfType<ISpreadOperation>().Select(static each => In(each.Operand)).FirstOrDefault(static each => each is not null);
            case IObjectCreationOperation { Type: { } type } creation when !IsUnordered(type) && type.Name is "List" or "Queue" or "Stack" or "LinkedList":
                return creation.Arguments.IsEmpty ? null : In(creation.Arguments[0].Value);
            case IInvocationOperation call when IsComposition(call):
                return In(call.Arguments[0].Value);
            case IInvocationOperation { TargetMethod: { Name: "Join" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } join:
                return join.Arguments.Select(static each => each.Value is IArrayCreationOperation ? null : In(each.Value)).FirstOrDefault(static each => each is not null);
            case IInvocationOperation call when !IsUnordered(call.Type) && KeepOrder.Contains(call.TargetMethod.Name):
                return (call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } inner ? In(inner) : null;
            case IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance: { } table } when IsUnordered(table.Type):
                return value;
            default:
                return IsUnordered(value.Type) ? value : null;
        }
    }

    /// <summary>Whether a value has an order that whoever gets it can see.</summary>
    public static bool IsOrderedValue(ITypeSymbol? type) => type is not null && !IsUnordered(type);

    /// <summary>The call that puts a collection in order, to be appended to it; null where its elements cannot be compared.</summary>
    public static string? OrderOf(ITypeSymbol? type)
    {
        if (ElementOf(type) is not { } element) return null;
        bool isTable = element is { Name: "KeyValuePair", TypeArguments.Length: 2 };
        ITypeSymbol compared = isTable ? element.TypeArguments[0] : element;
        if (!compared.AllInterfaces.Any(static each => each.Name == "IComparable")) return null;
        string comparer = compared.SpecialType == SpecialType.System_String ? "StringComparer.Ordinal" : "";
        return isTable ? $".OrderBy(each => each.Key{(comparer.Length > 0 ? ", " + comparer : "")})" : $".Order({comparer})";
    }

    private static INamedTypeSymbol? ElementOf(ITypeSymbol? type)
    {
        IEnumerable<INamedTypeSymbol> all = type is INamedTypeSymbol named ? type.AllInterfaces.Prepend(named) : [];
        return all.FirstOrDefault(static each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0] as INamedTypeSymbol;
    }

    private static bool IsComposition(IInvocationOperation call) =>
        call.TargetMethod is { Name: "WhenAll", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } } && call.Arguments.Length == 1;

    private static bool IsUnordered(ITypeSymbol? type) =>
        type is not null && Unordered.Contains(type.Name) && type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
