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
    /// <c>Outer.__RegisterInner(builder)</c>.
    /// </summary>
    public static void EmitForwarders(SourceWriter writer, ClassDeclarations declarations)
    {
        Surroundings surroundings = declarations.Methods[0].Surroundings;
        EquatableArray<string> path = declarations.Class.TypePath;
        foreach (NamespaceLevel level in surroundings.Namespaces) writer.Open($"namespace {level.Name}");
        for (int i = 0; i < path.Count - 1; i++)
        {
            string next = i == path.Count - 2 ? "__Register" : ForwarderName(path, i + 1);
            writer.Open(surroundings.Types[i]).Line(SurroundingsEmitter.Hidden).Line($"internal static void {ForwarderName(path, i)}({Builder}) => {path[i + 1]}.{next}(builder);");
        }

        for (int i = 0; i < path.Count - 1 + surroundings.Namespaces.Count; i++) writer.Close();
    }

    /// <summary>The expression that registers the class from outside of it.</summary>
    public static string EntryOf(ClassIdentity type)
    {
        if (type.IsReachable) return $"{type.FullName}.__Register";
        string space = type.Namespace.Length == 0 ? "" : $"{type.Namespace}.";
        return $"global::{space}{type.TypePath[0]}.{ForwarderName(type.TypePath, 0)}";
    }

    private static string ForwarderName(EquatableArray<string> path, int index) =>
        $"__Register__{string.Join("_", path.Skip(index + 1).Select(each => each.TrimStart('@')))}";
}
