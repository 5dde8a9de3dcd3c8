using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>
/// The members through which a class registers itself: one partial method per durable method, implemented beside its body, and one
/// entry that calls them all.
/// </summary>
internal static class RegistrationEmitter
{
    private const string Builder = "global::Workflow.Runtime.WorkflowsBuilder builder";

    // A registration that the user has made before stays.
    private const string TryAddScoped =
        "global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddScoped";

    /// <summary>Writes into the class itself; on return the writer stands in the class again.</summary>
    public static void EmitInside(SourceWriter writer, ClassDeclarations declarations)
    {
        if (declarations.Class.IsGeneric) TypeArgumentsEmitter.EmitInside(writer, declarations.Class);
        string[] names = [.. declarations.Methods.Where(each => each.RegisterName is not null).Select(each => each.RegisterName!)];
        writer.Line().Line(SurroundingsEmitter.Hidden).Open($"internal static void __Register({Builder})");
        if (declarations.Class.Factory is { } factory)
            writer.Line($"{TryAddScoped}(builder.Services, static __services => {factory});");
        writer.Line($"{AssemblyExceptionsEmitter.Entry}(builder);");
        foreach (string name in names) writer.Line($"{name}(builder);");
        writer.Close().Line();
        foreach (string name in names) writer.Line($"static partial void {name}({Builder});");
    }

    /// <summary>
    /// A class inside a private one is registered through its containing types, each of which sees the next:
    /// <c>Outer.__Register__Inner(builder)</c>.
    /// </summary>
    public static void EmitForwarders(SourceWriter writer, ClassDeclarations declarations)
    {
        Surroundings surroundings = declarations.Methods[0].Surroundings;
        ClassIdentity type = declarations.Class;
        int last = type.TypePath.Count - 1;
        foreach (NamespaceLevel level in surroundings.Namespaces) writer.Open($"namespace {level.Name}");
        for (int i = 0; i < last; i++)
        {
            writer.Open(surroundings.Types[i]).Line(SurroundingsEmitter.Hidden).Open($"internal static void {ForwarderName(type, i)}({Builder})");
            if (i == last - 1)
                foreach (RegisteredType each in type.RegisteredTypes) writer.Line($"{type.FullNameOf(each.TypePath)}.__Register(builder);");
            else
                writer.Line($"{ForwarderOf(type, i + 1)}(builder);");
            writer.Close();
        }

        for (int i = 0; i < last + surroundings.Namespaces.Count; i++) writer.Close();
    }

    /// <summary>The expressions that register the class from outside of it, one for each of its types.</summary>
    public static IEnumerable<string> EntriesOf(ClassIdentity type) => type.IsReachable
        ? type.RegisteredTypes.Select(each => $"{type.FullNameOf(each.TypePath)}.__Register")
        : [ForwarderOf(type, 0)];

    // The forwarders of all constructed types are alike: each registers every type that is stated.
    private static string ForwarderOf(ClassIdentity type, int index) =>
        $"{type.FullNameOf(type.RegisteredTypes[0].TypePath.Take(index + 1))}.{ForwarderName(type, index)}";

    private static string ForwarderName(ClassIdentity type, int index) =>
        $"__Register__{string.Join("_", type.TypePath.Skip(index + 1).Select(each => each.TrimStart('@')))}";
}
