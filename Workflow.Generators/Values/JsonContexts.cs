using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values;

/// <summary>The contexts that <c>[assembly: WorkflowJsonContext]</c> names, and the types that they list.</summary>
internal sealed class JsonContexts
{
    private static readonly ConditionalWeakTable<Compilation, JsonContexts> Known = new();

    private readonly CodecOverrides _overrides;

    private JsonContexts(Compilation compilation)
    {
        _overrides = new CodecOverrides(compilation);
        First = _overrides.Contexts.FirstOrDefault();
    }

    /// <summary>The first context; null where the assembly names none.</summary>
    public INamedTypeSymbol? First { get; }

    public static JsonContexts Of(Compilation compilation) => Known.GetValue(compilation, static each => new(each));

    /// <summary>
    /// The types of the user's own that a type is made of, and whether a context lists them. What is inside those is the affair of whoever
    /// writes them; those with a converter of their own have been seen to.
    /// </summary>
    public IEnumerable<(INamedTypeSymbol Type, bool IsListed)> TypesIn(ITypeSymbol type)
    {
        type = TypeText.Plain(type);
        if (type is IArrayTypeSymbol array) return TypesIn(array.ElementType);
        if (type is not INamedTypeSymbol named || named.TypeKind is TypeKind.Enum or TypeKind.Error or TypeKind.Delegate) return [];
        bool isListed = _overrides.Lists(type);
        if (!isListed && _overrides.For(type) is not null) return [];
        if (!isListed && (named.DeclaringSyntaxReferences.IsEmpty || named.IsTupleType)) return named.TypeArguments.SelectMany(TypesIn);
        return named.IsGenericType && !isListed ? [] : [(named, isListed)];
    }
}
