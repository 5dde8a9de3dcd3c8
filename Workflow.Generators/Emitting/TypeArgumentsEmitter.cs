using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>What a generic class knows of the types that are stated for it.</summary>
internal static class TypeArgumentsEmitter
{
    /// <summary>The member that holds what names in the log end in.</summary>
    public const string Member = "__TypeArguments";

    /// <summary>
    /// Writes the member into the class. It is found by comparing types, which needs neither reflection nor state, and which ahead-of-time
    /// compilers resolve.
    /// </summary>
    public static void EmitInside(SourceWriter writer, ClassIdentity type)
    {
        writer.Line().Line(SurroundingsEmitter.Hidden).Line($"internal static string {Member} =>").Indent();
        foreach (RegisteredType each in type.RegisteredTypes) writer.Line($"{each.Condition} ? {TypeNames.Literal(each.Name)} :");
        writer.Line($"throw {ErrorOf(type.FullName)};").Unindent();
    }

    /// <summary>The error for a constructed type that is not stated.</summary>
    public static string ErrorOf(string type) => $"{DescriptorText.Runtime}.UnstatedTypeArguments.Of(typeof({type}))";
}
