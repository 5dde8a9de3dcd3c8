using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>Where a piece of generated code comes from: line from 1, column from 0. Line 0 is code of our own.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Of(SyntaxToken token)
    {
        LinePosition start = token.GetLocation().GetLineSpan().StartLinePosition;
        return new Position(start.Line + 1, start.Character);
    }

    public static Position Hidden => default;

    public bool IsHidden => Line == 0;
}
