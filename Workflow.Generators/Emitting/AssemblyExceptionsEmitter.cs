using Workflow.Generators.Finding;

namespace Workflow.Generators.Emitting;

/// <summary>
/// Registers the codecs of an assembly's exceptions: declared with the classes that call it, implemented with the bodies.
/// </summary>
internal static class AssemblyExceptionsEmitter
{
    public const string Entry = "global::Workflow.Generated.AssemblyExceptions_.Register";

    private const string Builder = "global::Workflow.Runtime.WorkflowsBuilder builder";

    public static GeneratedFile EmitDeclaration()
    {
        SourceWriter writer = Open();
        writer.Line($"internal static void Register({Builder}) => AddCodecs(builder);").Line();
        writer.Line($"static partial void AddCodecs({Builder});").Close().Close();
        return new("Workflow.Runtime.AssemblyExceptions.g.cs", writer.ToString());
    }

    public static GeneratedFile EmitImplementation(AssemblyExceptions exceptions)
    {
        SourceWriter writer = Open();
        writer.Open($"static partial void AddCodecs({Builder})");
        foreach (string codec in exceptions.Codecs) writer.Line($"builder.AddExceptionCodec({codec});");
        writer.Close().Close().Close();
        return new("Workflow.Runtime.AssemblyExceptionCodecs.g.cs", writer.ToString());
    }

    private static SourceWriter Open()
    {
        SourceWriter writer = new();
        writer.Verbatim(SurroundingsEmitter.Head);
        writer.Open("namespace Workflow.Generated");
        writer.Line("/// <summary>Registers how the exceptions of this assembly are taken apart and rebuilt.</summary>");
        writer.Open("internal static partial class AssemblyExceptions_");
        return writer;
    }
}
