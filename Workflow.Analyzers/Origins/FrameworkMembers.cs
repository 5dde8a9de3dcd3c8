using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>What members of the framework do with the objects that they are given: the table behind <see cref="ValueFlow"/>.</summary>
internal static class FrameworkMembers
{
    private const int Receiver = -1;

    private static readonly ImmutableHashSet<string> Changing = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "AddRange", "AddFirst", "AddLast", "AddBefore", "AddAfter", "AddOrUpdate", "GetOrAdd", "TryAdd",
        "Insert", "InsertRange", "SetAt", "SetByIndex", "SetItem", "SetValue", "Set", "SetAll", "TryUpdate", "MoveTo", "Move",
        "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "RemoveFirst", "RemoveLast", "TryRemove", "TryTake", "Clear",
        "Sort", "Reverse", "Fill", "Enqueue", "EnqueueRange", "EnqueueDequeue", "DequeueEnqueue", "Dequeue", "TryDequeue",
        "Push", "PushRange", "TryPushRange", "Pop", "TryPop", "TryPopRange", "UnionWith", "ExceptWith", "IntersectWith", "SymmetricExceptWith",
        "Append", "AppendLine", "AppendFormat", "AppendJoin", "Replace", "ReplaceWith");

    private static readonly ImmutableHashSet<string> Growing = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "AddRange", "AddFirst", "AddLast", "Insert", "InsertRange", "Enqueue", "EnqueueRange", "Push", "PushRange",
        "Append", "AppendLine", "AppendFormat", "AppendJoin");

    // Static methods, with the parameter whose object they change.
    private static readonly ImmutableDictionary<string, int> Static = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["System.Array.Sort"] = 0,
        ["System.Array.Reverse"] = 0,
        ["System.Array.Clear"] = 0,
        ["System.Array.Fill"] = 0,
        ["System.Array.Copy"] = 2,
        ["System.Array.ConstrainedCopy"] = 2,
        ["System.Buffer.BlockCopy"] = 2,
        ["System.MemoryExtensions.Sort"] = 0,
        ["System.MemoryExtensions.Reverse"] = 0,
        ["System.MemoryExtensions.Replace"] = 0,
        ["System.MemoryExtensions.CopyTo"] = 1,
        ["System.Security.Cryptography.RandomNumberGenerator.Shuffle"] = 0,
        ["System.Runtime.InteropServices.CollectionsMarshal.SetCount"] = 0,
        ["System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault"] = 0,
        ["System.Collections.Generic.CollectionExtensions.AddRange"] = 0,
        ["System.Collections.Generic.CollectionExtensions.InsertRange"] = 0,
        ["System.Collections.Generic.CollectionExtensions.TryAdd"] = 0,
        ["System.Collections.Generic.CollectionExtensions.Remove"] = 0,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Views = ImmutableHashSet.Create(
        StringComparer.Ordinal, "AsSpan", "AsMemory", "AsEnumerable", "AsReadOnly", "AsQueryable", "Slice", "GetViewBetween", "ConfigureAwait", "AsTask", "WaitAsync");

    /// <summary>Which parameter's object a method changes: -1 for the one that it is called on; null for none.</summary>
    public static int? ChangedBy(IMethodSymbol method)
    {
        if (method.IsStatic) return Static.TryGetValue($"{method.ContainingType.ToDisplayString()}.{method.Name}", out int parameter) ? parameter : null;
        if (method is { Name: "Shuffle", ContainingType.Name: "Random" }) return 0;
        if (method.Name == "CopyTo" && method.Parameters.Length > 0 && !IsText(method.ContainingType)) return method.Parameters.Length == 4 ? 1 : 0;
        return IsMutableCollection(method.ContainingType) && Changing.Contains(method.Name) ? Receiver : null;
    }

    /// <summary>Whether a method makes the collection that it is called on larger, each time anew: a set may have the item already.</summary>
    public static bool Grows(IMethodSymbol method) =>
        !method.IsStatic && IsMutableCollection(method.ContainingType) && Growing.Contains(method.Name)
        && method.ReturnType.SpecialType != SpecialType.System_Boolean;

    /// <summary>Whether a method makes the collection that it is called on smaller, or may.</summary>
    public static bool Shrinks(IMethodSymbol method) => ChangedBy(method) is not null && !Growing.Contains(method.Name);

    /// <summary>Whether what a method gives may be what it was given, or hold it. Other methods of the framework give something new.</summary>
    public static bool PassesOn(IMethodSymbol method) => SpaceOf(method.ContainingType) switch
    {
        "System.Linq" => true,
        "System.Threading.Tasks" => true,
        "System.Runtime.InteropServices" => method.ContainingType.Name == "CollectionsMarshal",
        "System" => method.ContainingType.Name is "Array" or "Tuple" or "ValueTuple" or "MemoryExtensions" or "Nullable"
            || Mutability.IsView(method.ContainingType) || method.ContainingType.Name == "Lazy",
        { } space => space.StartsWith("System.Collections", StringComparison.Ordinal),
        null => method.ContainingType is null,
    };

    /// <summary>Whether a method gives another sight of the very object that it is called on.</summary>
    public static bool IsView(IMethodSymbol method) => Views.Contains(method.Name);

    /// <summary>Whether a method makes its result from what a lambda gives, and not from the items themselves.</summary>
    public static bool Projects(IMethodSymbol method) =>
        method.Name is "Select" or "SelectMany" or "ConvertAll" or "Zip" or "Join" or "GroupJoin" or "Aggregate" or "AggregateBy";

    /// <summary>Whether a method runs a lambda once per item without waiting for one before the next is begun.</summary>
    public static bool StartsBranches(IMethodSymbol method) =>
        SpaceOf(method.ContainingType) == "System.Linq" && method.Name is "Select" or "SelectMany" or "ConvertAll";

    public static bool IsFrameworks(ITypeSymbol? type) => type is null || SpaceOf(type) is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal));

    public static bool IsConcurrent(ITypeSymbol type) => SpaceOf(type) == "System.Collections.Concurrent";

    private static bool IsMutableCollection(ITypeSymbol type)
    {
        if (SpaceOf(type) is not { } space) return type.TypeKind == TypeKind.Array;
        return space switch
        {
            "System.Collections.Immutable" or "System.Collections.Frozen" => false,
            "System.Text" => type.Name == "StringBuilder",
            "System.Text.Json.Nodes" => true,
            "System" => type.Name is "Array" or "Span",
            _ => space == "System.Collections" || space.StartsWith("System.Collections.", StringComparison.Ordinal),
        };
    }

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    private static string? SpaceOf(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString();
}
