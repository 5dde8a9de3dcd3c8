using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The types that the runtime has codecs for.</summary>
internal static class FrameworkTypes
{
    private const string Codecs = TypeText.Runtime + "Codecs.";

    private static readonly ImmutableDictionary<string, string> Leaves = new Dictionary<string, string>
    {
        ["System.String"] = "String",
        ["System.Char"] = "Char",
        ["System.Boolean"] = "Boolean",
        ["System.Byte"] = "Byte",
        ["System.SByte"] = "SByte",
        ["System.Int16"] = "Int16",
        ["System.UInt16"] = "UInt16",
        ["System.Int32"] = "Int32",
        ["System.UInt32"] = "UInt32",
        ["System.Int64"] = "Int64",
        ["System.UInt64"] = "UInt64",
        ["System.Int128"] = "Int128",
        ["System.UInt128"] = "UInt128",
        ["System.IntPtr"] = "IntPtr",
        ["System.UIntPtr"] = "UIntPtr",
        ["System.Half"] = "Half",
        ["System.Single"] = "Single",
        ["System.Double"] = "Double",
        ["System.Decimal"] = "Decimal",
        ["System.Numerics.BigInteger"] = "BigInteger",
        ["System.Guid"] = "Guid",
        ["System.Uri"] = "Uri",
        ["System.Version"] = "Version",
        ["System.DateTime"] = "DateTime",
        ["System.DateTimeOffset"] = "DateTimeOffset",
        ["System.DateOnly"] = "DateOnly",
        ["System.TimeOnly"] = "TimeOnly",
        ["System.TimeSpan"] = "TimeSpan",
        ["System.Text.Rune"] = "Rune",
        ["System.Text.StringBuilder"] = "StringBuilder",
        ["System.Text.Json.JsonElement"] = "JsonElement",
        ["System.Text.Json.JsonDocument"] = "JsonDocument",
        ["System.Text.Json.Nodes.JsonNode"] = "JsonNode",
        ["System.Text.Json.Nodes.JsonObject"] = "JsonObject",
        ["System.Text.Json.Nodes.JsonArray"] = "JsonArray",
        ["System.Text.Json.Nodes.JsonValue"] = "JsonValue",
        ["Workflow.Runtime.Compiled.NoResult"] = "NoResult",
        ["System.ValueTuple"] = "EmptyTuple",
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> Generics = new Dictionary<string, string>
    {
        ["System.Collections.Generic.List`1"] = "List",
        ["System.Collections.Generic.LinkedList`1"] = "LinkedList",
        ["System.Collections.Generic.Queue`1"] = "Queue",
        ["System.Collections.Generic.Stack`1"] = "Stack",
        ["System.Collections.Generic.HashSet`1"] = "HashSet",
        ["System.Collections.Generic.SortedSet`1"] = "SortedSet",
        ["System.Collections.Generic.PriorityQueue`2"] = "PriorityQueue",
        ["System.Collections.Generic.IEnumerable`1"] = "Enumerable",
        ["System.Collections.Generic.ICollection`1"] = "CollectionInterface",
        ["System.Collections.Generic.IList`1"] = "ListInterface",
        ["System.Collections.Generic.IReadOnlyCollection`1"] = "ReadOnlyCollectionInterface",
        ["System.Collections.Generic.IReadOnlyList`1"] = "ReadOnlyList",
        ["System.Collections.Generic.ISet`1"] = "SetInterface",
        ["System.Collections.Generic.IReadOnlySet`1"] = "ReadOnlySet",
        ["System.Collections.Generic.Dictionary`2"] = "Dictionary",
        ["System.Collections.Generic.OrderedDictionary`2"] = "OrderedDictionary",
        ["System.Collections.Generic.SortedDictionary`2"] = "SortedDictionary",
        ["System.Collections.Generic.SortedList`2"] = "SortedList",
        ["System.Collections.Generic.IDictionary`2"] = "DictionaryInterface",
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = "ReadOnlyDictionaryInterface",
        ["System.Collections.Generic.KeyValuePair`2"] = "KeyValuePair",
        ["System.Collections.ObjectModel.Collection`1"] = "Collection",
        ["System.Collections.ObjectModel.ObservableCollection`1"] = "ObservableCollection",
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = "ReadOnlyCollection",
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = "ReadOnlyDictionary",
        ["System.Collections.Immutable.ImmutableArray`1"] = "ImmutableArray",
        ["System.Collections.Immutable.ImmutableList`1"] = "ImmutableList",
        ["System.Collections.Immutable.ImmutableQueue`1"] = "ImmutableQueue",
        ["System.Collections.Immutable.ImmutableStack`1"] = "ImmutableStack",
        ["System.Collections.Immutable.ImmutableHashSet`1"] = "ImmutableHashSet",
        ["System.Collections.Immutable.ImmutableSortedSet`1"] = "ImmutableSortedSet",
        ["System.Collections.Immutable.ImmutableDictionary`2"] = "ImmutableDictionary",
        ["System.Collections.Immutable.ImmutableSortedDictionary`2"] = "ImmutableSortedDictionary",
        ["System.Collections.Frozen.FrozenSet`1"] = "FrozenSet",
        ["System.Collections.Frozen.FrozenDictionary`2"] = "FrozenDictionary",
        ["System.Collections.Concurrent.ConcurrentQueue`1"] = "ConcurrentQueue",
        ["System.Collections.Concurrent.ConcurrentStack`1"] = "ConcurrentStack",
        ["System.Collections.Concurrent.ConcurrentBag`1"] = "ConcurrentBag",
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = "ConcurrentDictionary",
    }.ToImmutableDictionary();

    /// <summary>An expression for the codec of a type of the framework; null for any other type.</summary>
    public static string? TryFind(ITypeSymbol type, string path, ValueBinder values)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType.SpecialType == SpecialType.System_Byte
                ? Codecs + "Bytes"
                : $"{Codecs}Array({values.CodecFor(array.ElementType, path + "[]")})";
        }

        if (type is not INamedTypeSymbol named) return null;
        if (named.TypeKind == TypeKind.Enum) return $"{Codecs}Enum<{TypeText.Full(named)}>()";
        string name = TypeText.Reflected(named.OriginalDefinition).Split('[')[0];
        if (Leaves.TryGetValue(name, out string? leaf)) return Codecs + leaf;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return $"{Codecs}Nullable({values.CodecFor(named.TypeArguments[0], path)})";
        if (name is "System.Memory`1" or "System.ReadOnlyMemory`1" && named.TypeArguments[0].SpecialType == SpecialType.System_Byte)
        {
            return Codecs + (name[7] == 'M' ? "Memory" : "ReadOnlyMemory");
        }

        bool isTuple = name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || name.StartsWith("System.Tuple`", StringComparison.Ordinal);
        if (isTuple) return Tuple(named.TupleUnderlyingType ?? named, path, values);
        return Generics.TryGetValue(name, out string? method) ? Generic(method, named, path, values) : null;
    }

    private static string Generic(string method, INamedTypeSymbol type, string path, ValueBinder values)
    {
        bool isMap = type.TypeArguments.Length == 2;
        IEnumerable<string> parts = type.TypeArguments.Select((argument, index) => values.CodecFor(argument, isMap && index == 0 ? path + "[].Key" : path + "[]"));
        return $"{Codecs}{method}({string.Join(", ", parts)})";
    }

    private static string Tuple(INamedTypeSymbol type, string path, ValueBinder values)
    {
        IEnumerable<string> parts = type.TypeArguments.Select((argument, index) =>
            values.CodecFor(argument, index == 7 ? path : Join(path, $"Item{index + 1}")));
        return $"{Codecs}{type.Name}({string.Join(", ", parts)})";
    }

    public static string Join(string path, string member) => path.Length == 0 ? member : path + "." + member;
}
