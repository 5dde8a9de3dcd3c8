using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The types that no codec can carry, and what to use in their place.</summary>
internal static class Refusals
{
    /// <summary>Why a type cannot be carried whatever its members are; null where its members decide.</summary>
    public static string? Reason(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } => "a dynamic value can be anything. Declare the type that it has.",
        { SpecialType: SpecialType.System_Object } => "an object can be anything. Declare the type that it has, or a base type with [JsonDerivedType].",
        { TypeKind: TypeKind.Delegate } => "a delegate cannot be saved. Pass the data that the code needs, and call the method by name.",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer means nothing in another process. Pass the value.",
        { TypeKind: TypeKind.TypeParameter } => "it is a type parameter. Close it over a type that is known.",
        { TypeKind: TypeKind.Error } => "the type is not known to the compiler.",
        { IsRefLikeType: true } => "a ref struct lives on the stack only. Pass an array, or Memory<byte>.",
        { IsAnonymousType: true } => "an anonymous type has no name that generated code could use. Use a record or a tuple.",
        { IsStatic: true } => "a static class has no values.",
        IArrayTypeSymbol { Rank: > 1 } => "an array of several dimensions is not carried. Use an array of arrays.",
        INamedTypeSymbol { IsFileLocal: true } => "a file-local type cannot be named by generated code. Make it internal.",
        INamedTypeSymbol named => NamedReason(named),
        _ => null,
    };

    private static string? NamedReason(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (Named(level) is string reason) return reason;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (InterfaceReason(implemented) is string reason) return reason;
        }

        if (InterfaceReason(type) is string own) return own;
        bool isResource = type.AllInterfaces.Any(static implemented => implemented.ToDisplayString() is "System.IDisposable" or "System.IAsyncDisposable");
        return isResource && !IsCarriedResource(type)
            ? "it holds a resource (it is disposable), which cannot survive a restart. Open it inside the step, and pass what identifies it."
            : null;
    }

    private static string? Named(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() switch
    {
        "System.Threading.Tasks" when type.Name is "Task" or "ValueTask" => "a task is a computation in progress. Await it, and pass its result.",
        "System.Threading" when type.Name is "CancellationToken" or "CancellationTokenSource" =>
            "a cancellation token cannot be saved inside a value. Take it as a parameter of its own: the engine gives it.",
        "System.IO" when type.Name is "Stream" or "TextReader" or "TextWriter" => "a stream cannot be saved. Pass its content, or the name of what it reads.",
        "System.Reflection" => "reflection objects cannot be saved. Pass a name.",
        "System" when type.Name is "Type" or "Delegate" or "MulticastDelegate" => "it cannot be saved. Pass a name.",
        "System" when type.Name is "Lazy" or "WeakReference" or "IServiceProvider" or "Span" or "ReadOnlySpan" => "it cannot be saved. Pass the value itself.",
        "System" when type.Name is "Array" => "an untyped array can hold anything. Declare the type of its items.",
        _ => null,
    };

    private static string? InterfaceReason(INamedTypeSymbol type) => type.ToDisplayString() switch
    {
        "System.Linq.IQueryable" => "a query belongs to its database connection. Run it inside a step, and pass the rows.",
        _ when type.OriginalDefinition.ToDisplayString() is "System.Collections.Generic.IAsyncEnumerable<T>" =>
            "an async sequence is a computation in progress. Collect it inside a step, and pass the list.",
        _ when type.OriginalDefinition.ToDisplayString() is "System.Collections.Generic.IEnumerator<T>" or "System.Collections.IEnumerator" =>
            "an enumerator is a computation in progress. Pass the collection.",
        _ => null,
    };

    private static bool IsCarriedResource(INamedTypeSymbol type) => type.ToDisplayString() is "System.Text.Json.JsonDocument";
}
