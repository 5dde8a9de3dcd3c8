using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>What a class offers outside of it: a start method per workflow, and its registration.</summary>
internal static class ExtensionsEmitter
{
    public static void Emit(SourceWriter writer, ClassDeclarations declarations)
    {
        ClassIdentity type = declarations.Class;
        if (!type.IsReachable)
        {
            writer.Line();
            RegistrationEmitter.EmitForwarders(writer, declarations);
        }

        writer.Line();
        if (type.Namespace.Length > 0) writer.Open($"namespace {type.Namespace}");
        writer.Line($"/// <summary>Starts the workflows of <c>{type.JoinedName}</c> and registers them.</summary>");
        writer.Open($"{type.Accessibility} static class {type.JoinedName}Extensions_");
        HashSet<string> signatures = new(StringComparer.Ordinal);
        foreach (MethodDeclaration method in declarations.Methods)
            if (method.Start is { } start && signatures.Add(SignatureOf(start))) EmitStart(writer, start, type);
        EmitAdd(writer, type);
        writer.Close();
        if (type.Namespace.Length > 0) writer.Close();
    }

    // Two start methods of one signature cannot stand side by side; an analyzer asks the user to rename one.
    public static string SignatureOf(StartMethod start) =>
        $"{start.Name}({string.Join(",", start.Parameters.Select(each => each.Type.Replace("?", "")))})";

    private static void EmitStart(SourceWriter writer, StartMethod start, ClassIdentity type)
    {
        string client = FreeName(start, "client");
        string options = FreeName(start, "options");
        string cancellation = FreeName(start, "cancellationToken");
        string result = start.Result is null ? "" : $", {start.Result}";
        string handle = start.Result is null ? "global::Workflow.Runtime.WorkflowHandle" : $"global::Workflow.Runtime.WorkflowHandle<{start.Result}>";
        IEnumerable<string> parameters = start.Parameters.Select(each => $"{each.Type} {each.Name}{(each.Default is null ? "" : $" = {each.Default}")}");
        string list = string.Join(
            ", ",
            [
                $"this global::Workflow.Runtime.WorkflowClient {client}",
                .. parameters,
                $"global::Workflow.Runtime.StartOptions? {options} = null",
                $"global::System.Threading.CancellationToken {cancellation} = default",
            ]);
        string workflow = type.IsGeneric ? $"{StatedType.PrefixOf(start.Workflow)}…" : start.Workflow;
        writer.Line($"/// <summary>Starts a run of workflow <c>{workflow}</c>, version <c>{start.Version}</c>.</summary>");
        writer.Line($"{start.Accessibility} static global::System.Threading.Tasks.Task<{handle}> {start.Name}{type.TypeParameters}({list}){type.Constraints} =>");
        writer.Line($"    {client}.StartAsync<{start.ArgumentsType}{result}>({NameOf(start, type)}, {TypeNames.Literal(start.Version)}, {start.Arguments}, {options}, {cancellation});");
        writer.Line();
    }

    // The name of a constructed type's workflow ends in what the type is stated under.
    public static string NameOf(StartMethod start, ClassIdentity type) => type.IsGeneric
        ? $"{TypeNames.Literal(StatedType.PrefixOf(start.Workflow))} + {type.FullName}.{TypeArgumentsEmitter.Member}"
        : TypeNames.Literal(start.Workflow);

    private static void EmitAdd(SourceWriter writer, ClassIdentity type)
    {
        string what = type.IsGeneric ? $"<c>{type.JoinedName}</c> for every type that is stated for it" : $"<c>{type.JoinedName}</c>";
        EmitAdd(writer, type, what, "", RegistrationEmitter.EntriesOf(type));
        if (!type.IsGeneric || !type.IsReachable) return;
        writer.Line();
        EmitAdd(writer, type, $"<c>{type.JoinedName}</c> for one of the types that are stated for it", type.TypeParameters, [$"{type.FullName}.__Register"]);
    }

    private static void EmitAdd(SourceWriter writer, ClassIdentity type, string what, string typeParameters, IEnumerable<string> entries)
    {
        const string builder = "global::Workflow.Runtime.WorkflowsBuilder";
        string constraints = typeParameters.Length == 0 ? "" : type.Constraints;
        writer.Line($"/// <summary>Registers the workflows and steps of {what}.</summary>");
        writer.Open($"{type.Accessibility} static {builder} Add{type.JoinedName}{typeParameters}(this {builder} builder){constraints}");
        foreach (string entry in entries) writer.Line($"{entry}(builder);");
        writer.Line("return builder;").Close();
    }

    /// <summary>A parameter's name, unless the workflow has one of that name already.</summary>
    public static string FreeName(StartMethod start, string wanted) =>
        start.Parameters.Any(each => each.Name.TrimStart('@') == wanted) ? $"__{wanted}" : wanted;
}
