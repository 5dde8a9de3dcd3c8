using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>
/// The local functions of a body. They stand at the end of the machine's method, where all of it can call them, and once more at the end of every
/// async function inside that calls them: there <c>__frame.total</c> is <c>__frame.__outer.total</c>.
/// </summary>
internal sealed class LocalFunctions
{
    private readonly Body _body;
    private readonly Dictionary<ISymbol, LocalFunctionStatementSyntax> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, LocalFunctionText> _texts = new(SymbolEqualityComparer.Default);

    public LocalFunctions(Body body)
    {
        _body = body;
        foreach (LocalFunctionStatementSyntax function in body.Root.DescendantNodes(static each => !Awaits.IsFunction(each)).OfType<LocalFunctionStatementSyntax>())
            if (!function.Ancestors().TakeWhile(outer => outer != body.Root).Any(IsCopied)) _functions.Add(body.Model.GetDeclaredSymbol(function)!, function);
    }

    /// <summary>Those that the body's machine needs.</summary>
    public IReadOnlyList<LocalFunctionText> Texts { get; private set; } = [];

    /// <summary>Writes out the functions of the body, when what stands for async functions is in its text, and takes over those around it.</summary>
    public void Write()
    {
        Dictionary<ISymbol, HashSet<Variable>> captured = new(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<ISymbol, LocalFunctionStatementSyntax> function in _functions)
        {
            NoteNames(function.Value);
            captured.Add(function.Key, [.. function.Value.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Select(each => _body.VariableOf(_body.Model.GetSymbolInfo(each).Symbol)).OfType<Variable>()]);
        }

        AddCapturesOfCallees(captured);
        TouchAtCalls(captured);
        foreach (KeyValuePair<ISymbol, LocalFunctionStatementSyntax> function in _functions) _texts.Add(function.Key, TextOf(function.Value));
        Texts = [.. _texts.Values, .. FromAround()];
    }

    /// <summary>The functions, of those without awaits, that an async function of the body calls, be it through others.</summary>
    public IReadOnlyList<LocalFunctionStatementSyntax> CalledByAsyncOnes()
    {
        HashSet<LocalFunctionStatementSyntax> called = [];
        Queue<SyntaxNode> callers = new(_body.Functions.All);
        while (callers.Count > 0)
            foreach (ISymbol callee in CalleesOf(callers.Dequeue(), static _ => true))
                if (_functions.TryGetValue(callee, out LocalFunctionStatementSyntax function) && !Awaits.IsAsyncFunction(function) && called.Add(function)) callers.Enqueue(function);
        return [.. called];
    }

    private bool IsCopied(SyntaxNode node) => _body.Units.Contains(node) || node is StatementSyntax statement && _body.Units.IsTail(statement);

    private void NoteNames(LocalFunctionStatementSyntax function)
    {
        _body.NamesInText.Add(_body.Names.Of(_body.Model.GetDeclaredSymbol(function)!));
        foreach (SyntaxNode declaration in function.DescendantNodes().Where(static each => each is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ParameterSyntax or ForEachStatementSyntax))
            _body.NamesInText.Add(declaration is ForEachStatementSyntax loop ? loop.Identifier.ValueText : declaration.GetFirstToken().ValueText);
    }

    private LocalFunctionText TextOf(LocalFunctionStatementSyntax function)
    {
        string? keyword = Overflow.Around(function);
        List<Variable> copied = [.. VariableText.Uses(_body.Edits.Apply(function)).Where(static each => each.Access is Access.Copy or Access.CopyCell).Select(each => _body.Variables[each.Number]).Distinct()];
        bool isReplaced = Awaits.IsAsyncFunction(function);
        if (!isReplaced && (keyword is not null || copied.Count > 0)) Begin(function, $"{string.Concat(copied.Select(static each => VariableText.Mark(each, Access.Declare)))}{keyword}");
        return new(isReplaced ? Position.Hidden : Position.Of(function.GetFirstToken()), _body.Edits.Apply(function));
    }

    /// <summary>Puts code before the body of a function: what its lambdas keep of an iteration, and the keyword that it stands under.</summary>
    private void Begin(LocalFunctionStatementSyntax function, string code)
    {
        if (function.Body is { } block)
        {
            _body.Edits.Before(block.OpenBraceToken, block, $"{{ {code} ");
            _body.Edits.After(block.CloseBraceToken, block, " }");
            return;
        }

        IMethodSymbol symbol = _body.Model.GetDeclaredSymbol(function)!;
        bool isStatement = symbol.ReturnsVoid || symbol.IsAsync && _body.Method.Known.IsTaskLike(symbol.ReturnType) && KnownSymbols.ResultOf(symbol.ReturnType) is null
            || function.ExpressionBody!.Expression is ThrowExpressionSyntax;
        _body.Edits.Instead(function.ExpressionBody!.ArrowToken, $"{{ {code} {{{(isStatement ? "" : " return")}");
        _body.Edits.Instead(function.SemicolonToken, "; } }");
    }

    private void AddCapturesOfCallees(Dictionary<ISymbol, HashSet<Variable>> captured)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (KeyValuePair<ISymbol, LocalFunctionStatementSyntax> function in _functions)
                foreach (ISymbol callee in CalleesOf(function.Value, static _ => true))
                    if (captured.TryGetValue(callee, out HashSet<Variable> theirs))
                        foreach (Variable variable in theirs.ToList()) changed |= captured[function.Key].Add(variable);
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
                throw new NotCoveredException(name, $"the local function '{name}' as a delegate, for it captures a variable of a loop", "use a lambda");
            _body.Edits.Before(name.Identifier, name, string.Concat(variables.OrderBy(static each => each.Number).Select(static each => VariableText.Mark(each, Access.Touch))));
        }
    }

    /// <summary>The functions around this body that it calls, be it through others. They find the variables that they share in the frames around.</summary>
    private IEnumerable<LocalFunctionText> FromAround()
    {
        HashSet<ISymbol> taken = new(SymbolEqualityComparer.Default);
        Queue<(SyntaxNode Caller, Body Around)> callers = new([(_body.Root, _body)]);
        while (callers.Count > 0)
        {
            (SyntaxNode caller, Body around) = callers.Dequeue();
            foreach (ISymbol callee in CalleesOf(caller, name => AsyncFunctions.Around(name, caller) is null))
            {
                if (Contains(_body.Root, callee) || caller != _body.Root && Contains(caller, callee) || !taken.Add(callee)) continue;
                Body? owner = around.Outer;
                while (owner is not null && !owner.LocalFunctions._functions.ContainsKey(callee)) owner = owner.Outer;
                owner ??= around.LocalFunctions._functions.ContainsKey(callee) ? around : null;
                if (owner is null || UsesConstants(owner.LocalFunctions._functions[callee]) || !owner.LocalFunctions._texts.TryGetValue(callee, out LocalFunctionText text) || VariableText.Uses(text.Text).Any(each => !_body.Variables[each.Number].IsShared))
                    throw new NotCoveredException(_body.Root, $"'{callee.Name}' inside an async function", "give the function a parameter, or make it a [Workflow] method");
                LocalFunctionStatementSyntax function = owner.LocalFunctions._functions[callee];
                NoteNames(function);
                if (!Awaits.IsAsyncFunction(function)) callers.Enqueue((function, owner));
                yield return text;
            }
        }
    }

    /// <summary>Whether a function uses constants of the body around it, which stand in that body's machine alone.</summary>
    private bool UsesConstants(LocalFunctionStatementSyntax function) => !Awaits.IsAsyncFunction(function) && function.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(each => _body.Model.GetSymbolInfo(each).Symbol is ILocalSymbol { IsConst: true } constant && !Contains(function, constant));

    private static bool Contains(SyntaxNode node, ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(each => each.SyntaxTree == node.SyntaxTree && node.Span.Contains(each.Span));

    private IEnumerable<ISymbol> CalleesOf(SyntaxNode caller, Func<SyntaxNode, bool> isOwn) =>
        caller.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(each => isOwn(each)).Select(each => FunctionOf(each)).OfType<ISymbol>();

    private ISymbol? FunctionOf(SimpleNameSyntax name) =>
        _body.Model.GetSymbolInfo(name).Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function ? function.OriginalDefinition : null;
}
