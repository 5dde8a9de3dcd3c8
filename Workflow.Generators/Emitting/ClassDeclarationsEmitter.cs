using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>One generated file: its name, unique in the assembly, and its text.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>
/// The declarations of one class: the defining parts of its methods, how they are registered, and how they are started from outside.
/// </summary>
internal static class ClassDeclarationsEmitter
{
    /// <summary>
    /// Methods whose text means something else, because their file has other usings, go into a file of their own; nearly always there
    /// is one.
    /// </summary>
    public static IEnumerable<GeneratedFile> Emit(ClassDeclarations declarations)
    {
        int number = 0;
        foreach (IGrouping<Surroundings, MethodDeclaration> group in declarations.Methods.GroupBy(each => each.Surroundings))
        {
            SourceWriter writer = new();
            writer.Verbatim(SurroundingsEmitter.Head);
            writer.Open(group.Key);
            foreach (MethodDeclaration method in group)
                if (method.DefiningPart is not null) writer.Line(method.DefiningPart);
            bool isRegistered = number == 0 && declarations.IsRegistered;
            if (isRegistered) RegistrationEmitter.EmitInside(writer, declarations);
            if (isRegistered) RunMethodsEmitter.Emit(writer, declarations);
            writer.Close(group.Key);
            if (isRegistered) ExtensionsEmitter.Emit(writer, declarations);
            yield return new(declarations.FileNames[number++], writer.ToString());
        }
    }
}
