using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>The codec class of a base class or interface with a closed set of classes.</summary>
internal static class UnionCodecText
{
    public static string Of(string name, string accessibility, string type, string discriminator, List<(string Type, string? Discriminator, string Codec)> cases)
    {
        CodeText text = new();
        text.Open($"{accessibility} sealed class {name} : {TypeText.Runtime}UnionCodec<{type}>");
        text.Line($"public static readonly {name} Instance = new();").Line();
        if (discriminator != "$type") text.Line($"protected override string Discriminator => {TypeText.Literal(discriminator)};").Line();
        text.Line($"protected override {TypeText.Runtime}UnionCase<{type}>[] Cases() =>");
        text.Line("[");
        foreach ((string one, string? own, string codec) in cases)
        {
            text.Line($"    new {TypeText.Runtime}UnionCase<{type}, {one}>({(own is null ? "null" : TypeText.Literal(own))}, {codec}),");
        }

        return text.Line("];").Close().ToString();
    }
}
