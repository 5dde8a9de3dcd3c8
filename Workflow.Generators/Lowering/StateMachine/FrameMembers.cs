using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Values;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>What the frames of a machine keep, how it is written, and what of it cannot be.</summary>
/// <param name="Kept">The variables that live across a checkpoint, with their codecs.</param>
/// <param name="Unkept">Those that have no codec: where they must live, and why they cannot.</param>
/// <param name="Results">The codecs of what async functions return, where it can be carried: for tasks of those that have ended.</param>
/// <param name="ExceptionCodecs">Codecs of exceptions among the members, which the host has to know.</param>
/// <param name="Codecs">Codecs to be emitted.</param>
internal sealed record FrameMembers(
    ImmutableArray<FrameMember> Kept, ImmutableArray<(Variable Variable, Checkpoint Checkpoint, ValueProblem Problem)> Unkept,
    ImmutableDictionary<FunctionId, string> Results, ImmutableArray<string> ExceptionCodecs, ImmutableArray<CodecSource> Codecs)
{
    public static FrameMembers Of(Machine machine, Compilation compilation, INamedTypeSymbol within, CancellationToken cancellationToken)
    {
        CodecBinder codecs = CodecBinder.ForFrames(compilation, within, cancellationToken);
        ImmutableArray<FrameMember>.Builder kept = ImmutableArray.CreateBuilder<FrameMember>();
        ImmutableArray<(Variable, Checkpoint, ValueProblem)>.Builder unkept = ImmutableArray.CreateBuilder<(Variable, Checkpoint, ValueProblem)>();
        Checkpoint[] checkpoints = [.. machine.InnermostFirst.SelectMany(static each => each.Checkpoints)];
        foreach (Variable variable in checkpoints.SelectMany(static each => each.Live).Distinct().OrderBy(static each => each.Number))
        {
            int problems = codecs.Problems.Length;
            string codec = codecs.CodecFor(variable.Type);
            kept.Add(new FrameMember(variable, variable.IsSharedCell ? $"global::Workflow.Runtime.Values.Codecs.Captured({codec})" : codec));
            if (IsLazy(variable)) unkept.Add((variable, checkpoints.First(each => each.Live.Contains(variable)), new ValueProblem(TypeText.Short(variable.Type), "", LazyReason)));
            foreach (ValueProblem problem in codecs.Problems.Skip(problems)) unkept.Add((variable, checkpoints.First(each => each.Live.Contains(variable)), problem));
        }

        ImmutableDictionary<FunctionId, string>.Builder results = ImmutableDictionary.CreateBuilder<FunctionId, string>();
        foreach (Machine function in machine.InnermostFirst.Where(each => each != machine))
            if (function.Result is { } result && codecs.TryCodecFor(result) is { } codec) results.Add(function.Id, codec);
        return new(kept.ToImmutable(), unkept.ToImmutable(), results.ToImmutable(), codecs.ExceptionCodecs, codecs.Sources);
    }

    private const string LazyReason = "it may be lazy, and where it stands cannot be saved. Call ToList(), and declare the variable as a list.";

    /// <summary>As in a foreach, the static type decides. An argument came out of a codec, so it is none of those.</summary>
    private static bool IsLazy(Variable variable) =>
        !variable.IsParameter && !variable.IsTemporary && variable.Type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
