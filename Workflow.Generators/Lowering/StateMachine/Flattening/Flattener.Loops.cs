using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

internal sealed partial class Flattener
{
    private void While(WhileStatementSyntax loop)
    {
        Label top = NewLabel("while");
        Label end = NewLabel("end");
        Place(top);
        BeginExpressionScope(loop.Condition);
        if (!IsTrue(loop.Condition)) JumpUnless(loop.Condition, Expression(loop.Condition), end, Question.Of(loop.Condition));
        LoopBody(loop, loop.Statement, end, top);
        Goto(top);
        Place(end);
    }

    private void Do(DoStatementSyntax loop)
    {
        Label top = NewLabel("do");
        Label next = NewLabel("next");
        Label end = NewLabel("end");
        Place(top);
        LoopBody(loop, loop.Statement, end, next);
        Place(next);
        BeginExpressionScope(loop.Condition);
        JumpIf(loop.Condition, Expression(loop.Condition), top, Question.Of(loop.Condition));
        Place(end);
    }

    private void For(ForStatementSyntax loop)
    {
        Label top = NewLabel("for");
        Label next = NewLabel("next");
        Label end = NewLabel("end");
        if (loop.Declaration is { } declaration)
        {
            IReadOnlyList<Variable> declared = [.. declaration.Variables.Select(_body.DeclaredBy).OfType<Variable>()];
            if (declared.Count > 0) Add(new Begin(declared));
            foreach (VariableDeclaratorSyntax declarator in declaration.Variables)
                if (declarator.Initializer is { } initializer) Execute(declaration, $"{Assign(_body.DeclaredBy(declarator)!)} = {Expression(initializer.Value)};");
        }

        foreach (ExpressionSyntax initializer in loop.Initializers) Execute(initializer, $"{Expression(initializer, isStatement: true)};");
        Place(top);
        if (loop.Condition is { } condition)
        {
            BeginExpressionScope(condition);
            JumpUnless(condition, Expression(condition), end, Question.Of(condition));
        }

        LoopBody(loop, loop.Statement, end, next);
        Place(next);
        foreach (ExpressionSyntax step in loop.Incrementors) Execute(step, $"{Expression(step, isStatement: true)};");
        Goto(top);
        Place(end);
    }

    /// <summary>
    /// <c>foreach (Line line in order.Lines) …</c> goes over a copy, which the frame can hold: semantics of C# where the collection does not
    /// change meanwhile. A lazy sequence would lose its laziness, so it is not covered.
    /// </summary>
    private void ForEach(CommonForEachStatementSyntax loop)
    {
        if (loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            throw NotCovered(loop, "await foreach", "its enumerator does not survive a restart; collect the items in a [Step]");
        ForEachStatementInfo info = Model.GetForEachStatementInfo(loop);
        ITypeSymbol collection = Model.GetTypeInfo(loop.Expression).Type ?? throw NotCovered(loop, "a foreach over nothing", "give the collection a type");
        if (info.ElementType is not { } element || !IsSnapshotted(collection))
            throw NotCovered(loop.Expression, $"a foreach over the lazy sequence '{loop.Expression}' of type {collection.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", "call ToList() first");
        Variable items = _body.Temporary("items", _body.Method.Compilation.CreateArrayTypeSymbol(element), loop);
        Variable index = _body.Temporary("index", _body.Method.Compilation.GetSpecialType(SpecialType.System_Int32), loop);
        Label top = NewLabel("foreach");
        Label next = NewLabel("next");
        Label end = NewLabel("end");
        Execute(loop, $"{Assign(items)} = {PatternText.Lowered}.Items<{TypeNames.InCode(element)}>({Expression(loop.Expression)});");
        Execute(loop.Expression, $"{Assign(index)} = 0;");
        Place(top);
        JumpUnless(loop.Expression, $"{Read(index)} < {Read(items)}.Length", end, Question.Item(loop));
        string item = $"{Read(items)}[{Read(index)}]";
        if (loop is ForEachStatementSyntax { Identifier: var name } single)
        {
            Variable variable = _body.DeclaredBy(single)!;
            Add(new Begin([variable]));
            bool isConverted = !SymbolEqualityComparer.Default.Equals(variable.Type, element);
            Execute(loop, $"{Assign(variable)} = {(isConverted ? $"({variable.TypeText})" : "")}{item};");
        }
        else
        {
            BeginExpressionScope(((ForEachVariableStatementSyntax)loop).Variable);
            Execute(loop, $"{Render(((ForEachVariableStatementSyntax)loop).Variable)} = {item};");
        }

        LoopBody(loop, loop.Statement, end, next);
        Place(next);
        Execute(loop.Expression, $"{Read(index)}++;");
        Goto(top);
        Place(end);
    }

    private void LoopBody(StatementSyntax loop, StatementSyntax statement, Label end, Label next)
    {
        _targets.Push(new JumpTarget(loop, end, next));
        Statement(statement);
        _targets.Pop();
    }

    /// <summary>Variables that a condition declares are new in every iteration.</summary>
    private void BeginExpressionScope(ExpressionSyntax expression) => BeginDesignations(
        expression.DescendantNodesAndSelf(static each => !Awaits.IsFunction(each)).OfType<SingleVariableDesignationSyntax>());

    private void BeginDesignations(IEnumerable<SingleVariableDesignationSyntax> designations)
    {
        IReadOnlyList<Variable> declared = [.. designations.Select(_body.DeclaredBy).OfType<Variable>()];
        if (declared.Count > 0) Add(new Begin(declared));
    }

    private static bool IsTrue(ExpressionSyntax condition) => condition.IsKind(SyntaxKind.TrueLiteralExpression);

    /// <summary>What the frame may hold a copy of: arrays, strings, and what knows how many items it has.</summary>
    private static bool IsSnapshotted(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.IsSZArray,
        INamedTypeSymbol { SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol named => new[] { named }.Concat(named.AllInterfaces).Any(static each => each.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsSnapshotted),
        _ => false,
    };
}
