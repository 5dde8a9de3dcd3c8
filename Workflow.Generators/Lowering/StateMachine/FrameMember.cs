using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>A variable that snapshots keep.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Codec">The expression of its codec.</param>
internal sealed record FrameMember(Variable Variable, string Codec);
