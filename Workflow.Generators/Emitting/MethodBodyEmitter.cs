using System.Collections.Immutable;
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
        BoundWorkflow? workflow = method.Kind == DurableKind.Workflow
            ? BoundWorkflow.Lower(method, model, dependencies, cancellationToken)
            : null;
        ImmutableArray<CodecSource> frameCodecs = EmitForm(writer, method, surroundings, workflow, codecs);
        writer.Close(surroundings);
        bool isCarried = codecs.Problems.IsEmpty;
        return new($"{method.HintName}.g.cs", writer.ToString(), isCarried ? new([.. codecs.Sources.Union(frameCodecs)]) : default, null)
        {
            IsMachine = workflow?.Machine is not null,
        };
    }

    /// <summary>Returns the codecs that frames need beyond those of the signature.</summary>
    private static ImmutableArray<CodecSource> EmitForm(
        SourceWriter writer, DurableMethod method, Surroundings surroundings, BoundWorkflow? workflow, CodecBinder codecs)
    {
        BindValues(method, workflow, codecs);
        string? refusal = workflow?.Refusal ?? (codecs.Problems.IsEmpty ? null : codecs.Problems[0].Reason);
        if (refusal is null && workflow is not null) return WorkflowEmitter.Emit(writer, method, surroundings, workflow, codecs);
        if (refusal is not null) RefusedFormEmitter.Emit(writer, method, refusal);
        else StepEmitter.Emit(writer, method, surroundings, codecs);
        return [];
    }

    /// <summary>Finds all codecs before anything is written, so that a value that cannot be carried is known.</summary>
    private static void BindValues(DurableMethod method, BoundWorkflow? workflow, CodecBinder codecs)
    {
        Substitution?[] substitutions = method.StatedTypes.IsEmpty ? [null] : [.. method.StatedTypes.Select(each => new Substitution(each.Type, method.Compilation))];
        foreach (ITypeSymbol exception in workflow?.CaughtExceptions ?? [])
            foreach (Substitution? substitution in substitutions) codecs.AddException(substitution?.Of(exception) ?? exception);
        foreach (ITypeSymbol payload in workflow?.Payloads ?? [])
            foreach (Substitution? substitution in substitutions) codecs.CodecFor(substitution?.Of(payload) ?? payload);
        foreach (IMethodSymbol symbol in method.StatedTypes.IsEmpty ? [method.Symbol] : method.StatedTypes.Select(each => each.Close(method.Symbol)))
        {
            codecs.ArgumentsCodecFor(symbol);
            if (KnownSymbols.ResultOf(symbol.ReturnType) is { } result) codecs.CodecFor(result);
        }
    }
}
