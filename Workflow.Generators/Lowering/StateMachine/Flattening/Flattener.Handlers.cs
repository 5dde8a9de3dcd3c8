using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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
        string filter = clause.Filter is null ? "" : $" when ({Overflow.Expression(_overflow, Render(clause.Filter.FilterExpression))})";
        return new Handler(PositionOf(clause), $"catch{declaration}{filter}", Copied(clause.Block)) { Caught = CaughtText(clause), CatchesAll = CatchesAll(clause) };
    }

    private static string? CaughtText(CatchClauseSyntax clause) =>
        clause.Declaration is null && clause.Filter is null ? null : Question.Words($"{clause.Declaration?.Type} {clause.Filter}");

    private bool CatchesAll(CatchClauseSyntax clause) => clause.Filter is null
        && (clause.Declaration is null || Model.GetTypeInfo(clause.Declaration.Type).Type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>A block that is copied as a whole.</summary>
    private Execute Copied(BlockSyntax block)
    {
        Dictionary<SyntaxNode, string> replacements = [];
        ReplaceJumps(block, replacements);
        return new Execute(Overflow.Block(_overflow, Render(block, replacements))) { Position = PositionOf(block), Exits = TakeExits(), WaysOut = TakeReturns() | WaysOutOf(block) };
    }

    private void TryWithMovedCatches(TryStatementSyntax attempt)
    {
        Label entry = NewLabel("try");
        Label end = NewLabel("end");
        List<(Label Label, CatchClauseSyntax Clause, Variable? Caught)> moved = [];
        List<Handler> handlers = [];
        foreach (CatchClauseSyntax clause in attempt.Catches)
        {
            if (!HasAwait(clause.Block))
            {
                handlers.Add(PlainHandler(clause));
                continue;
            }

            Variable? caught = Rethrows(clause) ? _body.Temporary("caught", ExceptionType(), clause) : null;
            moved.Add((NewLabel("catch"), clause, caught));
            handlers.Add(MovedHandler(clause, caught, moved[moved.Count - 1].Label));
        }

        Add(new Try(entry, InRegion(() => Statement(attempt.Block)), handlers, null));
        Goto(end);
        foreach ((Label label, CatchClauseSyntax clause, Variable? caught) in moved)
        {
            Place(label);
            if (caught is not null) _caught.Push((clause, caught));
            Statements(clause.Block);
            if (caught is not null) _caught.Pop();
            if (label != moved[moved.Count - 1].Label) Goto(end);
        }

        Place(end);
    }

    private Handler MovedHandler(CatchClauseSyntax clause, Variable? caught, Label block)
    {
        string local = $"__caught{clause.SpanStart}";
        string type = clause.Declaration is null ? "global::System.Exception" : Render(clause.Declaration.Type);
        Variable? variable = clause.Declaration is { } declaration ? _body.DeclaredBy(declaration) : null;
        string condition = "";
        string code = caught is null ? "" : $"{Assign(caught)} = {local}; ";
        if (clause.Filter is { } filter)
        {
            string set = variable is null ? "" : $"{PatternText.Set(VariableText.Mark(variable, variable.IsCell ? Access.Read : Access.Assign), local)} && ";
            condition = $" when ({set}({Overflow.Expression(_overflow, Render(filter.FilterExpression))}))";
        }
        else if (variable is not null)
        {
            code += $"{Assign(variable)} = {local}; ";
        }

        if (variable is not null) Add(new Begin([variable]));
        bool isUsed = variable is not null || caught is not null;
        return new Handler(PositionOf(clause), $"catch ({type}{(isUsed ? $" {local}" : "")}){condition}", new Execute($"{{ {code}goto {block.Name}; }}") { Ends = true, Exits = [new Exit(block)] })
        {
            Caught = CaughtText(clause),
            CatchesAll = CatchesAll(clause),
        };
    }

    private void TryWithMovedFinally(TryStatementSyntax attempt, FinallyClauseSyntax final) => TryWithMovedFinally(
        attempt, attempt.Span, () =>
        {
            if (attempt.Catches.Count == 0) Statement(attempt.Block);
            else if (attempt.Catches.Any(each => HasAwait(each.Block))) TryWithMovedCatches(attempt);
            else PlainTry(attempt, final: null);
        }, () => Statement(final.Block), final.Block.CloseBraceToken);

    /// <param name="attempt">What the user wrote.</param>
    /// <param name="span">The text that a jump leaves when it passes the <c>finally</c>.</param>
    /// <param name="writeBody">Writes what is tried.</param>
    /// <param name="writeFinal">Writes what comes in any case.</param>
    /// <param name="end">What stands for leaving the <c>finally</c>.</param>
    private void TryWithMovedFinally(SyntaxNode attempt, TextSpan span, Action writeBody, Action writeFinal, SyntaxToken end)
    {
        Variable error = _body.Temporary("error", ExceptionType(), attempt);
        Label entry = NewLabel("try");
        FinallyScope scope = new(attempt, span);
        _targets.Enter(scope);
        Region body = InRegion(writeBody);
        _targets.Leave();
        string local = $"__error{attempt.SpanStart}";
        Label failed = NewLabel("finally");
        Add(new Try(entry, body, [new Handler(Position.Hidden, $"catch (global::System.Exception {local})", new Execute($"{{ {Assign(error)} = {local}; goto {failed.Name}; }}") { Ends = true, Exits = [new Exit(failed)] }) { CatchesAll = true }], null));
        Execute($"{Assign(error)} = null!;");
        Place(failed);
        Variable? pending = scope.Jumps.Count == 0 ? null : NotePendingJumps(scope, error);
        writeFinal();
        ExecuteAtEnd(end, $"if ({Read(error)} is not null) throw {PatternText.Lowered}.Rethrow({Read(error)});", WaysOut.Rethrow);
        for (int i = 0; i < scope.Jumps.Count; i++) ExecuteAtEnd(end, $"if ({Read(pending!)} == {i + 1}) {scope.Jumps[i].Code()}");
    }

    /// <summary>Where each jump arrives before the code of the <c>finally</c>: its number is noted, 0 for none.</summary>
    private Variable NotePendingJumps(FinallyScope scope, Variable error)
    {
        Variable pending = _body.Temporary("jump", _body.Method.Compilation.GetSpecialType(SpecialType.System_Int32), scope.Origin);
        Label start = NewLabel("finally");
        // What a return returns matters only to that return.
        if (scope.Result is { } result) Add(new Begin([result]));
        Execute($"{Assign(pending)} = 0;");
        for (int i = 0; i < scope.Jumps.Count; i++)
        {
            Goto(start);
            Place(scope.Jumps[i].Leave);
            Execute($"{Assign(error)} = null!; {Assign(pending)} = {i + 1};");
        }

        Place(start);
        return pending;
    }

    /// <summary>Whether a <c>throw;</c> of its own stands in a clause.</summary>
    private static bool Rethrows(CatchClauseSyntax clause) =>
        clause.Block.DescendantNodes(static each => !Awaits.IsFunction(each)).OfType<ThrowStatementSyntax>()
            .Any(each => each.Expression is null && each.FirstAncestorOrSelf<CatchClauseSyntax>() == clause);

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
