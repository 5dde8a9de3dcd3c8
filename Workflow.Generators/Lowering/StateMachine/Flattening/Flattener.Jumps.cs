using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    private readonly TargetStack _targets = new();
    private readonly Dictionary<string, (Label Label, int Depth)> _userLabels = new(StringComparer.Ordinal);
    private List<Label> _exits = [];

    private void Return(ReturnStatementSyntax statement) =>
        Execute(statement, ReturnCode(statement.Expression is null ? null : Expression(statement.Expression)), ends: true);

    /// <summary>Rewrites the jumps of a unit that leave it, and its returns.</summary>
    private void ReplaceJumps(SyntaxNode unit, Dictionary<SyntaxNode, string> replacements)
    {
        foreach (SyntaxNode node in unit.DescendantNodesAndSelf(static each => !Awaits.IsFunction(each)))
        {
            string? code = node switch
            {
                ReturnStatementSyntax back => ReturnCode(back.Expression is null ? null : Render(back.Expression)),
                BreakStatementSyntax when TargetOf(node, isContinue: false) is { } target && !unit.Contains(target) => JumpCode(_targets.Of(target)!.End, _targets.Of(target)!.Depth),
                ContinueStatementSyntax when TargetOf(node, isContinue: true) is { } target && !unit.Contains(target) => JumpCode(_targets.Of(target)!.Next!, _targets.Of(target)!.Depth),
                GotoStatementSyntax jump => GotoCode(jump, unit),
                ThrowStatementSyntax { Expression: null } => RethrowCode(node, unit),
                _ => null,
            };
            if (code is not null) replacements[node] = code;
        }
    }

    private string? GotoCode(GotoStatementSyntax jump, SyntaxNode unit)
    {
        if (jump.IsKind(SyntaxKind.GotoStatement))
        {
            string name = ((IdentifierNameSyntax)jump.Expression!).Identifier.ValueText;
            bool isInside = unit.DescendantNodes().OfType<LabeledStatementSyntax>().Any(each => each.Identifier.ValueText == name);
            if (isInside) return null;
            Label label = UserLabel(name);
            return JumpCode(label, DepthOf(name));
        }

        if (TargetOf(jump, isContinue: false, onlySwitch: true) is not { } choice || unit.Contains(choice) || _targets.Of(choice) is not { } target) return null;
        Label? section = jump.IsKind(SyntaxKind.GotoDefaultStatement) ? target.Default : target.Cases!.Find(jump.Expression!.ToString());
        return JumpCode(section ?? throw NotCovered(jump, "a goto case", "write the case as it is written in the switch"), target.Depth);
    }

    /// <summary>The loop or switch that a jump belongs to.</summary>
    private static SyntaxNode? TargetOf(SyntaxNode jump, bool isContinue, bool onlySwitch = false) => jump.Ancestors().FirstOrDefault(each =>
        each is SwitchStatementSyntax ? !isContinue
        : !onlySwitch && each is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && !onlySwitch);

    private Label UserLabel(string name)
    {
        if (!_userLabels.TryGetValue(name, out (Label Label, int Depth) known)) _userLabels[name] = known = (new Label($"__{name}"), DepthOf(name));
        return known.Label;
    }

    /// <summary>How many awaiting finally blocks stand around a label of the user's.</summary>
    private int DepthOf(string name)
    {
        LabeledStatementSyntax label = _body.Root.DescendantNodes().OfType<LabeledStatementSyntax>().First(each => each.Identifier.ValueText == name);
        return _targets.DepthAt(label);
    }

    private string JumpCode(Label target, int depth)
    {
        if (_targets.FinallyAbove(depth) is { } scope) return Defer(scope, () => JumpCode(target, depth));
        _exits.Add(target);
        return $"goto {target.Name};";
    }

    private string ReturnCode(string? value)
    {
        if (_targets.FinallyAbove(0) is { } scope)
        {
            if (value is null) return Defer(scope, () => ReturnCode(null));
            return $"{{ {VariableText.Mark(scope.Result!, Access.Write)} = {value}; {Defer(scope, () => ReturnCode(Read(scope.Result!)))} }}";
        }

        return value is null ? "return;" : $"{{ {Frame}.Result = {value}; return; }}";
    }

    private string Defer(FinallyScope scope, Func<string> jump)
    {
        scope.Jumps.Add(jump);
        _exits.Add(scope.Entry);
        return $"{{ {VariableText.Mark(scope.Pending, Access.Write)} = {scope.Jumps.Count}; goto {scope.Entry.Name}; }}";
    }

    private List<Label> TakeExits()
    {
        List<Label> exits = _exits;
        _exits = [];
        return exits;
    }
}
