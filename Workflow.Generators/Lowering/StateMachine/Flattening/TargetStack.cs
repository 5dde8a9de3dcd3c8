using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>The loops, switches and deferred finally blocks around the place that is being flattened.</summary>
internal sealed class TargetStack
{
    private readonly Stack<JumpTarget> _targets = new();
    private readonly List<FinallyScope> _finallies = [];

    public void Push(JumpTarget target)
    {
        target.Depth = _finallies.Count;
        _targets.Push(target);
    }

    public void Pop() => _targets.Pop();

    public void Enter(FinallyScope scope) => _finallies.Add(scope);

    public void Leave() => _finallies.RemoveAt(_finallies.Count - 1);

    public JumpTarget? Of(SyntaxNode statement) => _targets.FirstOrDefault(each => each.Statement == statement);

    /// <summary>The innermost deferred finally that a jump to this depth passes; null where it passes none.</summary>
    public FinallyScope? FinallyAbove(int depth) => _finallies.Count > depth ? _finallies[_finallies.Count - 1] : null;

    /// <summary>How many of the deferred finally blocks around the current place also stand around a node.</summary>
    public int DepthAt(SyntaxNode node) => _finallies.Count(each => each.Span.Contains(node.Span));
}
