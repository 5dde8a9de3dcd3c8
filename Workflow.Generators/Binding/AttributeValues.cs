using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>Reads the named arguments of <c>[Workflow]</c> and <c>[Step]</c>. What was not written, or cannot be read, is null.</summary>
internal static class AttributeValues
{
    public static string? NamedText(this DurableMethod method, string name) => Named(method, name) as string;

    public static int? NamedInt(this DurableMethod method, string name) => Named(method, name) as int?;

    public static double? NamedDouble(this DurableMethod method, string name) => Named(method, name) as double?;

    public static bool NamedBool(this DurableMethod method, string name) => Named(method, name) is true;

    public static TimeSpan? NamedDuration(this DurableMethod method, string name) =>
        DurationText.TryParse(NamedText(method, name), out TimeSpan duration) ? duration : null;

    private static object? Named(DurableMethod method, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> each in method.Attribute.NamedArguments)
            if (each.Key == name && each.Value.Kind != TypedConstantKind.Array) return each.Value.Value;
        return null;
    }
}
