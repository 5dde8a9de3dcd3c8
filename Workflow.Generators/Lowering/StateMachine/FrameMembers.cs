using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Lowering.StateMachine.Model;
using Workflow.Generators.Values;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>What the frames of a machine keep, how it is written, and what of it cannot be.</summary>
/// <param name="Kept">The variables that live across a checkpoint, with their codecs.</param>
/// <param name="Unkept">Those that have no codec: where they must live, and why they cannot.</param>
/// <param name="Codecs">Codecs to be emitted.</param>
internal sealed record FrameMembers(
    ImmutableArray<FrameMember> Kept, ImmutableArray<(Variable Variable, Checkpoint Checkpoint, ValueProblem Problem)> Unkept, ImmutableArray<CodecSource> Codecs)
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
            kept.Add(new FrameMember(variable, codecs.CodecFor(variable.Type)));
            foreach (ValueProblem problem in codecs.Problems.Skip(problems)) unkept.Add((variable, checkpoints.First(each => each.Live.Contains(variable)), problem));
        }

        return new(kept.ToImmutable(), unkept.ToImmutable(), codecs.Sources);
    }
}
