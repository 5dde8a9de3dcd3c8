using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Values.Binding;

/// <summary>The attributes of System.Text.Json that decide how a type is carried.</summary>
internal static class JsonAttributes
{
    private const string Space = "System.Text.Json.Serialization.";

    public static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == Space + name);

    public static bool IsIncluded(ISymbol member) => Find(member, "JsonIncludeAttribute") is not null;

    /// <summary>
    /// Whether the user gave the member up. A condition that only leaves out defaults has no effect here: writing them is what makes
    /// every value come back equal.
    /// </summary>
    public static bool IsIgnored(ISymbol member)
    {
        if (Find(member, "JsonIgnoreAttribute") is not AttributeData attribute) return false;
        const int always = 1;
        object? condition = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value.Value;
        return condition is not int chosen || chosen == always;
    }

    public static string NameOf(ISymbol member)
    {
        string name = Find(member, "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? member.Name;
        string word = name.TrimStart('$');
        bool isMetadata = word.Length < name.Length && word is "id" or "ref" or "values" or "type" or "comparer";
        return isMetadata && word.Length < name.Length ? "$" + name : name;
    }

    /// <summary>The derived types that an attribute names, with their discriminators, if they have any.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, string? Discriminator)> DerivedTypes(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() != Space + "JsonDerivedTypeAttribute") continue;
            if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol derived) continue;
            object? discriminator = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value : null;
            yield return (derived, discriminator is null ? null : Convert.ToString(discriminator, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public static string DiscriminatorProperty(INamedTypeSymbol type) =>
        Find(type, "JsonPolymorphicAttribute")?.NamedArguments.FirstOrDefault(static argument => argument.Key == "TypeDiscriminatorPropertyName").Value.Value as string ?? "$type";
}
