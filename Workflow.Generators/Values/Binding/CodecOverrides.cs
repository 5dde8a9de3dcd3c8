using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// What the user says about single types: a <c>[JsonConverter]</c> on the type or member, or a <c>JsonSerializerContext</c> that
/// <c>[assembly: WorkflowJsonContext]</c> names.
/// </summary>
internal sealed class CodecOverrides
{
    private const string ContextAttribute = "Workflow.Runtime.WorkflowJsonContextAttribute";
    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> _contexts = new(SymbolEqualityComparer.Default);

    public CodecOverrides(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() != ContextAttribute) continue;
            if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol context) AddContext(context);
        }
    }

    /// <summary>The contexts, in the order in which the assembly names them.</summary>
    public List<INamedTypeSymbol> Contexts { get; } = [];

    /// <summary>Whether a context lists a type.</summary>
    public bool Lists(ITypeSymbol type) => _contexts.ContainsKey(type);

    /// <summary>An expression for a type that the user has overridden; null for any other type.</summary>
    public string? For(ITypeSymbol type)
    {
        if (_contexts.TryGetValue(type, out INamedTypeSymbol? context))
        {
            string full = TypeText.Full(type);
            string info = $"(global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{full}>){TypeText.Full(context)}.Default.GetTypeInfo(typeof({full}))!";
            return $"new {TypeText.Runtime}JsonTypeInfoCodec<{full}>({info})";
        }

        return type.TypeKind == TypeKind.Enum ? null : Converter(type, type);
    }

    /// <summary>An expression for a member with a converter of its own; null for any other member.</summary>
    public static string? ForMember(ISymbol member, ITypeSymbol type) => Converter(member, type);

    private static string? Converter(ISymbol symbol, ITypeSymbol type)
    {
        if (JsonAttributes.Find(symbol, "JsonConverterAttribute")?.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol converter) return null;
        // Enums are names anyway.
        if (converter.Name == "JsonStringEnumConverter") return null;
        return $"new {TypeText.Runtime}JsonConverterCodec<{TypeText.Full(type)}>(new {TypeText.Full(converter)}())";
    }

    private void AddContext(INamedTypeSymbol context)
    {
        Contexts.Add(context);
        foreach (AttributeData attribute in context.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "JsonSerializableAttribute") continue;
            if (attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type) _contexts[type] = context;
        }
    }
}
