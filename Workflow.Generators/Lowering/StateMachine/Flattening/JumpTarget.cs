using Microsoft.CodeAnalysis;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>A loop or switch that is cut apart: where <c>break</c> and <c>continue</c> go.</summary>
internal sealed class JumpTarget(SyntaxNode statement, Label end, Label? next)
{
    public SyntaxNode Statement { get; } = statement;

    public Label End { get; } = end;

    /// <summary>Null for a switch.</summary>
    public Label? Next { get; } = next;

    public SwitchCases? Cases { get; init; }

    public Label? Default { get; init; }

    /// <summary>How many awaiting <c>finally</c> blocks stand around it.</summary>
    public int Depth { get; set; }
}
