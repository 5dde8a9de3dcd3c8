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
            if (method.Start is { } start && signatures.Add(SignatureOf(start))) EmitStart(writer, start);
        EmitAdd(writer, type);
        writer.Close();
        if (type.Namespace.Length > 0) writer.Close();
    }

    // Two start methods of one signature cannot stand side by side; an analyzer asks the user to rename one.
    private static string SignatureOf(StartMethod start) =>
        $"{start.Name}({string.Join(",", start.Parameters.Select(each => each.Type.Replace("?", "")))})";

    private static void EmitStart(SourceWriter writer, StartMethod start)
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
        writer.Line($"/// <summary>Starts a run of workflow <c>{start.Workflow}</c>, version <c>{start.Version}</c>.</summary>");
        writer.Line($"{start.Accessibility} static global::System.Threading.Tasks.Task<{handle}> {start.Name}({list}) =>");
        writer.Line($"    {client}.StartAsync<{start.ArgumentsType}{result}>({TypeNames.Literal(start.Workflow)}, {TypeNames.Literal(start.Version)}, {start.Arguments}, {options}, {cancellation});");
        writer.Line();
    }

    private static void EmitAdd(SourceWriter writer, ClassIdentity type)
    {
        writer.Line($"/// <summary>Registers the workflows and steps of <c>{type.JoinedName}</c>.</summary>");
        writer.Open($"{type.Accessibility} static global::Workflow.Runtime.WorkflowsBuilder Add{type.JoinedName}(this global::Workflow.Runtime.WorkflowsBuilder builder)");
        writer.Line($"{RegistrationEmitter.EntryOf(type)}(builder);").Line("return builder;").Close();
    }

    /// <summary>A parameter's name, unless the workflow has one of that name already.</summary>
    private static string FreeName(StartMethod start, string wanted) =>
        start.Parameters.Any(each => each.Name.TrimStart('@') == wanted) ? $"__{wanted}" : wanted;
}
