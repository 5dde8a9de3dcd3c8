using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Lowering.StateMachine.Facts;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Flattening;

/// <summary>Local functions stand at the end of the machine's method, where all of it can call them.</summary>
internal sealed partial class Flattener
{
    private void FindFunctions()
    {
        Dictionary<ISymbol, HashSet<Variable>> captured = new(SymbolEqualityComparer.Default);
        List<LocalFunctionStatementSyntax> functions = [.. _body.Root.DescendantNodes(static each => !Awaits.IsFunction(each)).OfType<LocalFunctionStatementSyntax>()
            .Where(each => !each.Ancestors().TakeWhile(outer => outer != _body.Root).Any(outer => _body.Units.Contains(outer) || outer is StatementSyntax statement && _body.Units.IsTail(statement)))];
        if (functions.Select(static each => each.Identifier.ValueText).Distinct(StringComparer.Ordinal).Count() < functions.Count)
            throw NotCovered(functions[0], "two local functions of one name", "give them different names");
        foreach (LocalFunctionStatementSyntax function in functions)
        {
            captured.Add(Model.GetDeclaredSymbol(function)!, [.. function.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Select(each => _body.VariableOf(Model.GetSymbolInfo(each).Symbol)).OfType<Variable>()]);
            _body.NamesInText.Add(function.Identifier.ValueText);
            foreach (SyntaxNode declaration in function.DescendantNodes().Where(static each => each is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ParameterSyntax or ForEachStatementSyntax))
                _body.NamesInText.Add(declaration is ForEachStatementSyntax loop ? loop.Identifier.ValueText : declaration.GetFirstToken().ValueText);
        }

        AddCapturesOfCallees(functions, captured);
        TouchAtCalls(captured);
        foreach (LocalFunctionStatementSyntax function in functions) AddFunction(function);
    }

    private void AddFunction(LocalFunctionStatementSyntax function)
    {
        string text = Render(function);
        if (VariableText.Uses(text).Any(static each => each.Access == Access.Copy))
            throw NotCovered(function, "a lambda in a local function that captures a variable of a loop", "give the function a parameter");
        Functions.Add(text);
    }

    private void AddCapturesOfCallees(List<LocalFunctionStatementSyntax> functions, Dictionary<ISymbol, HashSet<Variable>> captured)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (LocalFunctionStatementSyntax function in functions)
            {
                HashSet<Variable> own = captured[Model.GetDeclaredSymbol(function)!];
                foreach (SimpleNameSyntax name in function.DescendantNodes().OfType<SimpleNameSyntax>())
                    if (FunctionOf(name) is { } callee && captured.TryGetValue(callee, out HashSet<Variable> theirs))
                        foreach (Variable variable in theirs.ToList()) changed |= own.Add(variable);
            }
        }
    }

    /// <summary>A call of a local function reads what the function captures.</summary>
    private void TouchAtCalls(Dictionary<ISymbol, HashSet<Variable>> captured)
    {
        if (captured.Count == 0) return;
        foreach (SimpleNameSyntax name in _body.Root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (FunctionOf(name) is not { } callee || !captured.TryGetValue(callee, out HashSet<Variable> variables)) continue;
            bool isCalled = name.Parent is InvocationExpressionSyntax call && call.Expression == name;
            if (!isCalled && variables.Any(static each => each.IsInLoop))
                throw NotCovered(name, $"the local function '{name}' as a delegate, for it captures a variable of a loop", "use a lambda");
            _body.Edits.Before(name.Identifier, name, string.Concat(variables.OrderBy(static each => each.Number).Select(static each => VariableText.Mark(each, Access.Touch))));
        }
    }

    private ISymbol? FunctionOf(SimpleNameSyntax name) =>
        Model.GetSymbolInfo(name).Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function ? function.OriginalDefinition : null;
}
