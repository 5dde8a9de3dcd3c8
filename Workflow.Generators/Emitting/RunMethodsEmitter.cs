using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>What a class offers to workflows: for each of its own, a method that starts it as a child run, and one by which a run begins anew with it.</summary>
internal static class RunMethodsEmitter
{
    private const string Durable = "global::Workflow.Runtime.Durable";
    private const string Task = "global::System.Threading.Tasks.Task";

    public static void Emit(SourceWriter writer, ClassDeclarations declarations) => Emit(writer, declarations.Class, declarations.Methods.Items.Select(static each => each.Start));

    /// <summary>Writes the methods.</summary>
    /// <param name="writer">Stands in the class.</param>
    /// <param name="type">The class.</param>
    /// <param name="workflows">Its workflows, null for what cannot be started from outside.</param>
    public static void Emit(SourceWriter writer, ClassIdentity type, IEnumerable<StartMethod?> workflows)
    {
        HashSet<string> signatures = new(StringComparer.Ordinal);
        foreach (StartMethod? start in workflows)
        {
            if (start is null || !signatures.Add(ExtensionsEmitter.SignatureOf(start))) continue;
            EmitChild(writer, start, type);
            EmitContinuation(writer, start, type);
        }
    }

    private static void EmitChild(SourceWriter writer, StartMethod start, ClassIdentity type)
    {
        string options = ExtensionsEmitter.FreeName(start, "options");
        string cancellation = ExtensionsEmitter.FreeName(start, "cancellationToken");
        string result = start.Result is null ? "" : $", {start.Result}";
        string handle = start.Result is null ? "global::Workflow.Runtime.ChildHandle" : $"global::Workflow.Runtime.ChildHandle<{start.Result}>";
        string list = string.Join(", ", [.. ParametersOf(start), $"global::Workflow.Runtime.ChildOptions? {options} = null", $"global::System.Threading.CancellationToken {cancellation} = default"]);
        writer.Line();
        writer.Line($"/// <summary>Starts workflow <c>{start.Workflow}</c>, version <c>{start.Version}</c>, as a child of the run that calls this.</summary>");
        writer.Line($"[{DescriptorText.Runtime}.StartsChild({TypeNames.Literal(start.Workflow)})]");
        writer.Line($"{start.Accessibility} {Static(start)}{Task}<{handle}> {RunMethodNames.OfChild(start.Method)}({list}) =>");
        writer.Line($"    {Durable}.StartChild<{start.ArgumentsType}{result}>({ExtensionsEmitter.NameOf(start, type)}, {TypeNames.Literal(start.Version)}, {start.Arguments}, {options}, {cancellation});");
    }

    private static void EmitContinuation(SourceWriter writer, StartMethod start, ClassIdentity type)
    {
        string result = start.Result ?? $"{DescriptorText.Runtime}.NoResult";
        string returned = start.Result is null ? Task : $"{Task}<{start.Result}>";
        writer.Line();
        writer.Line($"/// <summary>Has the run that calls this begin anew as workflow <c>{start.Workflow}</c>, version <c>{start.Version}</c>, with an empty log: <c>return await</c> it.</summary>");
        writer.Line($"[{DescriptorText.Runtime}.BeginsAnew({TypeNames.Literal(start.Workflow)})]");
        writer.Line($"{start.Accessibility} {Static(start)}{returned} {RunMethodNames.OfContinuation(start.Method)}({string.Join(", ", ParametersOf(start))}) =>");
        writer.Line($"    {Durable}.ContinueAsNew<{start.ArgumentsType}, {result}>({ExtensionsEmitter.NameOf(start, type)}, {TypeNames.Literal(start.Version)}, {start.Arguments});");
    }

    private static IEnumerable<string> ParametersOf(StartMethod start) =>
        start.Parameters.Select(static each => $"{each.Type} {each.Name}{(each.Default is null ? "" : $" = {each.Default}")}");

    private static string Static(StartMethod start) => start.IsStatic ? "static " : "";
}
