using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>
/// Stands in for a durable form that could not be made, so that the code around it still compiles and its errors are not drowned.
/// Should the project compile after all (the compiler's errors here may be names that another generator adds), the host says at its
/// start what is missing, instead of not knowing the workflow.
/// </summary>
internal static class RefusedFormEmitter
{
    public static void Emit(SourceWriter writer, DurableMethod method, string reason)
    {
        string message = TypeNames.Literal($"'{TypeNames.InMessages(method.Symbol)}' has no durable form, for {reason}");
        string problem = $"throw new global::System.InvalidOperationException({message});";
        writer.Line($"{FormSignature.Of(method)} =>").Line($"    {problem}").Line();
        if (FormSignature.ReducedOf(method) is { } reduced) writer.Line(reduced).Line();
        if (method.Kind == DurableKind.Workflow)
            writer.Line($"{DescriptorEmitter.AccessibilityOf(method)} static {DescriptorText.Runtime}.WorkflowDescriptor {method.DescriptorName} =>").Line($"    {problem}").Line();
        writer.Line($"static partial void {method.RegisterName}(global::Workflow.Runtime.WorkflowsBuilder builder) =>");
        writer.Line($"    {problem}");
    }
}
