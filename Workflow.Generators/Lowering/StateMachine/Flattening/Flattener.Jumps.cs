using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    private readonly TargetStack _targets = new();
    private readonly Dictionary<ISymbol, Label> _userLabels = new(SymbolEqualityComparer.Default);
    private List<Exit> _exits = [];
    private WaysOut _returns;

    private void Return(ReturnStatementSyntax statement)
    {
        if (statement.Expression is null) Execute(statement, ReturnCode(null), ends: true);
        else Return(statement, Expression(statement.Expression));
    }

    private void Return(SyntaxNode origin, string value)
    {
        FinallyScope? scope = _targets.FinallyAbove(0);
        Execute(origin, Scoped(origin, $"{(scope is null ? $"{Frame}.Result" : Assign(ResultOf(scope)))} = {value};"), ways: WaysOutOf(origin) & WaysOut.Throw);
        Add(new Execute(scope is null ? "return;" : DeferResult(scope)) { Ends = true, Exits = TakeExits(), WaysOut = scope is null ? WaysOut.Return : WaysOut.None });
    }

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
            ISymbol named = Model.GetSymbolInfo(jump.Expression!).Symbol!;
            SyntaxNode label = named.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
            return unit.Contains(label) ? null : JumpCode(UserLabel(named), _targets.DepthAt(label));
        }

        if (TargetOf(jump, isContinue: false, onlySwitch: true) is not { } choice || unit.Contains(choice) || _targets.Of(choice) is not { } target) return null;
        Label? section = jump.IsKind(SyntaxKind.GotoDefaultStatement) ? target.Default : target.Cases!.Find(jump.Expression!, Model);
        return JumpCode(section ?? throw NotCovered(jump, "a goto case", "write the case as it is written in the switch"), target.Depth);
    }

    /// <summary>The loop or switch that a jump belongs to.</summary>
    private static SyntaxNode? TargetOf(SyntaxNode jump, bool isContinue, bool onlySwitch = false) => jump.Ancestors().FirstOrDefault(each =>
        each is SwitchStatementSyntax ? !isContinue
        : !onlySwitch && each is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && !onlySwitch);

    /// <summary>A label of the user's; siblings may share a name, and stand in one block here.</summary>
    private Label UserLabel(ISymbol symbol)
    {
        if (_userLabels.TryGetValue(symbol, out Label label)) return label;
        // Our own end with a number: a user's "while1" must not be one of them.
        string name = _userLabels.Count > 0 ? $"{symbol.Name}_{_userLabels.Count + 1}_" : char.IsDigit(symbol.Name[symbol.Name.Length - 1]) ? $"{symbol.Name}_" : symbol.Name;
        return _userLabels[symbol] = new Label($"__{name}");
    }

    private string JumpCode(Label target, int depth)
    {
        if (_targets.FinallyAbove(depth) is { } scope) return Defer(scope, () => JumpCode(target, depth));
        _exits.Add(new Exit(target));
        return $"goto {target.Name};";
    }

    private string ReturnCode(string? value)
    {
        if (_targets.FinallyAbove(0) is { } scope)
        {
            if (value is null) return Defer(scope, () => ReturnCode(null));
            return $"{{ {VariableText.Mark(ResultOf(scope), Access.Write)} = {value}; {DeferResult(scope)} }}";
        }

        _returns = WaysOut.Return;
        return value is null ? "return;" : $"{{ {Frame}.Result = {value}; return; }}";
    }

    private string DeferResult(FinallyScope scope) => Defer(scope, () => ReturnCode(Read(ResultOf(scope))), ResultOf(scope));

    private Variable ResultOf(FinallyScope scope) => scope.Result ??= _body.Temporary("result", _body.Result!, scope.Origin);

    private string Defer(FinallyScope scope, Func<string> jump, Variable? assigned = null)
    {
        Label leave = NewLabel("leave");
        scope.Jumps.Add((leave, jump));
        _exits.Add(new Exit(leave, assigned));
        return $"goto {leave.Name};";
    }

    private WaysOut TakeReturns()
    {
        WaysOut returns = _returns;
        _returns = WaysOut.None;
        return returns;
    }

    /// <summary>Whether a copied piece throws, and whether its end is reached.</summary>
    private static WaysOut WaysOutOf(SyntaxNode copied)
    {
        WaysOut ways = copied is StatementSyntax statement && NeverEnds(statement) ? WaysOut.NoEnd : WaysOut.None;
        // What is thrown inside a try is caught there, as far as anybody can tell cheaply.
        bool throws = copied.DescendantNodesAndSelf(static each => !Awaits.IsFunction(each) && !(each.Parent is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block == each))
            .Any(static each => each is ThrowStatementSyntax or ThrowExpressionSyntax);
        return throws ? ways | WaysOut.Throw : ways;
    }

    private static bool NeverEnds(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax => true,
        BlockSyntax block => block.Statements.Any(NeverEnds),
        IfStatementSyntax { Else: { } otherwise } choice => NeverEnds(choice.Statement) && NeverEnds(otherwise.Statement),
        _ => false,
    };

    private List<Exit> TakeExits()
    {
        List<Exit> exits = _exits;
        _exits = [];
        return exits;
    }
}
