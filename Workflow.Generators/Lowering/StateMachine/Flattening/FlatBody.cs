using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>A body after flattening.</summary>
/// <param name="Region">Its instructions.</param>
/// <param name="Constants">Its constants, which may be used anywhere.</param>
internal sealed record FlatBody(Region Region, IReadOnlyList<string> Constants);
