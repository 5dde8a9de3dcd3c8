using Microsoft.CodeAnalysis;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine;

/// <summary>A body as a state machine, ready to be written.</summary>
/// <param name="Id">Which body it is.</param>
/// <param name="Result">What it returns; null for nothing.</param>
/// <param name="Region">Its instructions.</param>
/// <param name="AllVariables">The variables of the workflow and all functions in it, by number.</param>
/// <param name="Checkpoints">Its checkpoints in order, with keys and live variables.</param>
/// <param name="Constants">Its constants.</param>
/// <param name="LocalFunctions">Its local functions.</param>
/// <param name="Functions">The machines of the async functions inside it.</param>
internal sealed record Machine(
    FunctionId Id, ITypeSymbol? Result, Region Region, IReadOnlyList<Variable> AllVariables, IReadOnlyList<Checkpoint> Checkpoints,
    IReadOnlyList<string> Constants, IReadOnlyList<LocalFunctionText> LocalFunctions, IReadOnlyList<Machine> Functions)
{
    /// <summary>Its own variables, named; members of the frame are hoisted.</summary>
    public IEnumerable<Variable> Variables => AllVariables.Where(each => each.Owner == Id);

    /// <summary>This machine and those inside it, innermost first.</summary>
    public IEnumerable<Machine> InnermostFirst => Functions.SelectMany(static each => each.InnermostFirst).Append(this);
}
