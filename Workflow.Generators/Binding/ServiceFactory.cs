using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>
/// The expression that makes an instance of a class out of a service provider, without reflection. It follows the rules of the
/// container: the marked constructor, else the public one with the most parameters.
/// </summary>
internal static class ServiceFactory
{
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string Keyed = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";

    /// <summary>The factory; null where the user has to register the class: it is abstract or static, or cannot be made from services.</summary>
    public static string? Of(INamedTypeSymbol type, KnownSymbols known)
    {
        if (type.IsAbstract || type.IsStatic || type.TypeKind != TypeKind.Class) return null;
        if (ConstructorOf(type, known) is not { } constructor || LeavesRequiredMembers(type, constructor)) return null;
        List<string> arguments = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType || parameter.Type.TypeKind == TypeKind.Pointer) return null;
            if (known.AliasOf(parameter.Type) is not null) return null;
            arguments.Add(ArgumentOf(parameter, known));
        }

        return $"new {TypeNames.InCode(type)}({string.Join(",", arguments.Select(static each => $"\n    {each}"))})";
    }

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type, KnownSymbols known) =>
        type.InstanceConstructors.FirstOrDefault(each => KnownSymbols.AttributeOf(each, known.ActivatorUtilitiesConstructor) is not null)
        ?? type.InstanceConstructors
            .Where(static each => each.DeclaredAccessibility == Accessibility.Public)
            .OrderByDescending(static each => each.Parameters.Length)
            .ThenBy(static each => string.Join(",", each.Parameters.Select(parameter => TypeNames.InCode(parameter.Type))), StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool LeavesRequiredMembers(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(static each => each.AttributeClass?.Name == "SetsRequiredMembersAttribute")) return false;
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
            if (each.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })) return true;
        return false;
    }

    private static string ArgumentOf(IParameterSymbol parameter, KnownSymbols known)
    {
        if (KnownSymbols.Is(parameter.Type, known.ServiceProvider)) return "__services";
        string type = TypeNames.InCode(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        string? key = KnownSymbols.AttributeOf(parameter, known.FromKeyedServices) is { ConstructorArguments.Length: 1 } keyed
            ? KeyOf(keyed.ConstructorArguments[0])
            : null;
        if (!parameter.HasExplicitDefaultValue)
            return key is null ? $"{Extensions}.GetRequiredService<{type}>(__services)" : $"{Keyed}.GetRequiredKeyedService<{type}>(__services, {key})";
        string optional = $"__{parameter.Ordinal}";
        string found = key is null
            ? $"__services.GetService(typeof({Plain(parameter.Type)}))"
            : $"{Keyed}.GetKeyedService<{Plain(parameter.Type)}>(__services, {key})";
        string fallback = parameter.ExplicitDefaultValue is null
            ? $"default({TypeNames.InCode(parameter.Type)})"
            : ConstantText.DefaultOf(parameter);
        return $"{found} is {Plain(parameter.Type)} {optional} ? {optional} : {fallback}";
    }

    private static string Plain(ITypeSymbol type) => TypeNames.InCode(
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    private static string KeyOf(TypedConstant key) => key switch
    {
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeNames.InCode(type)})",
        { Type: { } type } => $"({TypeNames.InCode(type)}){ConstantText.Of(type, key.Value)}",
        _ => "null",
    };
}
