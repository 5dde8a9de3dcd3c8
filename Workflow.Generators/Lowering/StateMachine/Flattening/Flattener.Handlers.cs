using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>
/// An await cannot be resumed inside <c>catch</c> or <c>finally</c>. A <c>catch</c> that holds one only notes the exception, and its block comes behind the
/// <c>try</c>; a <c>finally</c> that holds one, or stands beside such a <c>catch</c>, becomes code that every way out passes.
/// </summary>
internal sealed partial class Flattener
{
    private readonly Stack<(CatchClauseSyntax Clause, Variable Caught)> _caught = new();

    private void TryStatement(TryStatementSyntax attempt)
    {
        bool hasMovedCatch = attempt.Catches.Any(each => HasAwait(each.Block));
        if (attempt.Finally is { } final && (HasAwait(final) || hasMovedCatch)) TryWithMovedFinally(attempt, final);
        else if (hasMovedCatch) TryWithMovedCatches(attempt);
        else PlainTry(attempt, attempt.Finally);
    }

    private void PlainTry(TryStatementSyntax attempt, FinallyClauseSyntax? final)
    {
        Label entry = NewLabel("try");
        Region body = InRegion(() => Statement(attempt.Block));
        IReadOnlyList<Handler> handlers = [.. attempt.Catches.Select(PlainHandler)];
        Add(new Try(entry, body, handlers, final is null ? null : Copied(final.Block)));
    }

    private Handler PlainHandler(CatchClauseSyntax clause)
    {
        string declaration = clause.Declaration is null ? "" : $" {Render(clause.Declaration)}";
        string filter = clause.Filter is null ? "" : $" {Render(clause.Filter)}";
        return new Handler($"catch{declaration}{filter}", Copied(clause.Block));
    }

    /// <summary>A block that is copied as a whole.</summary>
    private Execute Copied(BlockSyntax block)
    {
        Dictionary<SyntaxNode, string> replacements = [];
        ReplaceJumps(block, replacements);
        return new Execute(Render(block, replacements)) { Position = PositionOf(block), Exits = TakeExits() };
    }

    private void TryWithMovedCatches(TryStatementSyntax attempt)
    {
        Variable chosen = _body.Temporary("handler", _body.Method.Compilation.GetSpecialType(SpecialType.System_Int32), attempt);
        Label entry = NewLabel("try");
        Label end = NewLabel("end");
        List<(Label Label, CatchClauseSyntax Clause, Variable Caught)> moved = [];
        Execute(attempt, $"{Assign(chosen)} = 0;");
        List<Handler> handlers = [];
        foreach (CatchClauseSyntax clause in attempt.Catches)
        {
            if (!HasAwait(clause.Block))
            {
                handlers.Add(PlainHandler(clause));
                continue;
            }

            Variable caught = _body.Temporary("caught", ExceptionType(), clause);
            moved.Add((NewLabel("catch"), clause, caught));
            handlers.Add(MovedHandler(clause, caught, $"{Assign(chosen)} = {moved.Count};"));
        }

        Add(new Try(entry, InRegion(() => Statement(attempt.Block)), handlers, null));
        for (int i = 0; i < moved.Count; i++) JumpIf(moved[i].Clause, $"{Read(chosen)} == {i + 1}", moved[i].Label);
        Goto(end);
        foreach ((Label label, CatchClauseSyntax clause, Variable caught) in moved)
        {
            Place(label);
            _caught.Push((clause, caught));
            Statements(clause.Block);
            _caught.Pop();
            Goto(end);
        }

        Place(end);
    }

    private Handler MovedHandler(CatchClauseSyntax clause, Variable caught, string choose)
    {
        string local = $"__caught{clause.SpanStart}";
        string type = clause.Declaration is null ? "global::System.Exception" : Render(clause.Declaration.Type);
        Variable? variable = clause.Declaration is { } declaration ? _body.DeclaredBy(declaration) : null;
        string set = variable is null ? "" : PatternText.Set(VariableText.Mark(variable, variable.IsCell ? Access.Read : Access.Assign), local);
        string condition = clause.Filter is null ? "" : Render(clause.Filter.FilterExpression);
        string filter = clause.Filter is null ? "" : $" when ({(variable is null ? "" : $"{set} && ")}({condition}))";
        string assign = variable is null || clause.Filter is not null ? "" : $"_ = {set}; ";
        if (variable is not null) Add(new Begin([variable]));
        return new Handler($"catch ({type} {local}){filter}", new Execute($"{{ {assign}{Assign(caught)} = {local}; {choose} }}"));
    }

    private void TryWithMovedFinally(TryStatementSyntax attempt, FinallyClauseSyntax final)
    {
        Variable pending = _body.Temporary("jump", _body.Method.Compilation.GetSpecialType(SpecialType.System_Int32), attempt);
        Variable error = _body.Temporary("error", ExceptionType(), attempt);
        Label entry = NewLabel("try");
        FinallyScope scope = new(NewLabel("finally"), pending);
        Execute(attempt, $"{Assign(pending)} = 0; {Assign(error)} = null!;");
        if (_body.Result is { } result)
        {
            scope.Result = _body.Temporary("result", result, attempt);
            Add(new Begin([scope.Result]));
        }

        _targets.Enter(scope, attempt);
        Region body = InRegion(() =>
        {
            if (attempt.Catches.Count == 0) Statement(attempt.Block);
            else if (attempt.Catches.Any(each => HasAwait(each.Block))) TryWithMovedCatches(attempt);
            else PlainTry(attempt, final: null);
        });
        _targets.Leave();
        string local = $"__error{attempt.SpanStart}";
        Add(new Try(entry, body, [new Handler($"catch (global::System.Exception {local})", new Execute($"{{ {Assign(error)} = {local}; }}"))], null));
        Place(scope.Entry);
        Statement(final.Block);
        Execute(final, $"if ({Read(error)} is not null) throw {PatternText.Lowered}.Rethrow({Read(error)});");
        for (int i = 0; i < scope.Jumps.Count; i++) Execute(final, $"if ({Read(pending)} == {i + 1}) {scope.Jumps[i]()}");
    }

    private string? RethrowCode(SyntaxNode rethrow, SyntaxNode unit)
    {
        CatchClauseSyntax? clause = rethrow.FirstAncestorOrSelf<CatchClauseSyntax>();
        if (clause is null || unit.Contains(clause)) return null;
        foreach ((CatchClauseSyntax moved, Variable caught) in _caught)
            if (moved == clause) return $"throw {PatternText.Lowered}.Rethrow({Read(caught)});";
        return null;
    }

    private ITypeSymbol ExceptionType() => _body.Method.Compilation.GetTypeByMetadataName("System.Exception")!;
}
