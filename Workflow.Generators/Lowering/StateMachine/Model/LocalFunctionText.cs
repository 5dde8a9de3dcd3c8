namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>A local function as it stands at the end of a machine's method.</summary>
/// <param name="Position">Where the user has it; hidden for what stands for an async function.</param>
/// <param name="Text">The function, with marks for variables.</param>
internal sealed record LocalFunctionText(Position Position, string Text);
