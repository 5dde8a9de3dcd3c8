using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering;
using Workflow.Generators.Values;

namespace Workflow.Generators.Emitting;

/// <summary>The file of one durable method: its durable form, its descriptor, its registration.</summary>
internal static class MethodBodyEmitter
{
    public static MethodBody? Emit(DurableMethod method, SemanticModel model, BodyDependencies dependencies, CancellationToken cancellationToken)
    {
        if (!method.IsSupported) return null;
        Surroundings surroundings = Surroundings.Of(method.Syntax);
        CodecBinder codecs = new(method.Compilation, method.Symbol.ContainingType, cancellationToken);
        SourceWriter writer = new();
        writer.Verbatim(SurroundingsEmitter.Head);
        writer.Open(surroundings);
        EmitForm(writer, method, surroundings, model, dependencies, codecs, cancellationToken);
        writer.Close(surroundings);
        bool isCarried = codecs.Problems.IsEmpty;
        return new($"{method.HintName}.g.cs", writer.ToString(), isCarried ? new(codecs.Sources) : default, null);
    }

    private static void EmitForm(
        SourceWriter writer, DurableMethod method, Surroundings surroundings, SemanticModel model, BodyDependencies dependencies,
        CodecBinder codecs, CancellationToken cancellationToken)
    {
        BoundWorkflow? workflow = method.Kind == DurableKind.Workflow
            ? BoundWorkflow.Lower(method, model, dependencies, cancellationToken)
            : null;
        foreach (INamedTypeSymbol exception in workflow?.CaughtExceptions ?? []) codecs.AddException(exception);
        codecs.ArgumentsCodecFor(method.Symbol);
        if (method.Result is not null) codecs.CodecFor(method.Result);
        string? refusal = workflow?.Refusal ?? (codecs.Problems.IsEmpty ? null : codecs.Problems[0].Reason);
        if (refusal is not null) RefusedFormEmitter.Emit(writer, method, refusal);
        else if (workflow is not null) WorkflowEmitter.Emit(writer, method, surroundings, workflow, codecs);
        else StepEmitter.Emit(writer, method, surroundings, codecs);
    }
}
