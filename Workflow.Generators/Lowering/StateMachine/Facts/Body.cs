using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.ReplayBody;
using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>What is known of a body before it is cut apart: its awaits, its units, its variables, and the edits of its text.</summary>
internal sealed class Body
{
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, LocalUses> _uses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _constants = new(SymbolEqualityComparer.Default);
    private readonly List<Variable> _all;
    private readonly Body? _outer;

    private Body(DurableMethod method, FunctionId id, IMethodSymbol function, SyntaxNode root, SemanticModel model, TokenEdits edits, Body? outer, CancellationToken cancellationToken)
    {
        (Method, Id, Function, Root, Model, Edits, _outer) = (method, id, function, root, model, edits, outer);
        _all = outer?._all ?? [];
        Names = outer?.Names ?? new FunctionNames(root, model, edits, cancellationToken);
        Result = KnownSymbols.ResultOf(function.ReturnType);
        Awaits = new Awaits(root);
        Functions = new AsyncFunctions(root);
        Units = new Units(root, Awaits, Functions);
        LocalFunctions = new LocalFunctions(this);
    }

    public DurableMethod Method { get; }

    public FunctionId Id { get; }

    /// <summary>The method, lambda or local function.</summary>
    public IMethodSymbol Function { get; }

    /// <summary>What it returns; null for nothing.</summary>
    public ITypeSymbol? Result { get; }

    /// <summary>The block or expression.</summary>
    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public TokenEdits Edits { get; }

    public Awaits Awaits { get; }

    public AsyncFunctions Functions { get; }

    public Units Units { get; }

    public LocalFunctions LocalFunctions { get; }

    /// <summary>The body around this one; null for the workflow's own.</summary>
    public Body? Outer => _outer;

    /// <summary>What local functions are called in the machine.</summary>
    public FunctionNames Names { get; }

    /// <summary>The variables of the workflow and all functions in it, by number.</summary>
    public IReadOnlyList<Variable> Variables => _all;

    /// <summary>The variables of this body.</summary>
    public IEnumerable<Variable> Own => _all.Where(each => each.Owner == Id);

    /// <summary>What the frame takes over from around it when it is made, and how it reads there.</summary>
    public List<(Variable Variable, string Value)> Captures { get; } = [];

    /// <summary>Names that stay in the text as the user wrote them: variables of the machine's method must have others.</summary>
    public HashSet<string> NamesInText { get; } = new(StringComparer.Ordinal);

    public static Body OfWorkflow(DurableMethod method, SyntaxNode root, SemanticModel model, TokenEdits edits, CancellationToken cancellationToken) =>
        new Body(method, new FunctionId(null, "", method.MachineTitle), method.Symbol, root, model, edits, null, cancellationToken).Bind(cancellationToken);

    /// <summary>The body of an async lambda or local function in this one, which must have been bound.</summary>
    public Body OfFunction(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        IMethodSymbol function = (IMethodSymbol)(syntax is LocalFunctionStatementSyntax ? Model.GetDeclaredSymbol(syntax, cancellationToken)! : Model.GetSymbolInfo(syntax, cancellationToken).Symbol!);
        string name = NameOfFunction(syntax)!;
        FunctionId id = new(Id, $"{Id.Suffix}__{name}", $"{Id.Title}.{name}");
        Body body = new(Method, id, function, Awaits.BodyOf(syntax)!, Model, Edits, this, cancellationToken);
        body.Capture(syntax);
        return body.Bind(cancellationToken);
    }

    private Body Bind(CancellationToken cancellationToken)
    {
        VariableEdits names = new(this);
        IReadOnlyList<LocalFunctionStatementSyntax> called = LocalFunctions.CalledByAsyncOnes();
        IReadOnlyList<LocalUses> locals = LocalFinder.Find(Function, Root, Model, cancellationToken);
        foreach (LocalUses uses in locals)
        {
            _uses.Add(uses.Symbol, uses);
            if (uses.Declaration is null && uses.References.Count == 0 && uses.Symbol.Name == "_") continue;
            if (IsCutApart(uses) || IsDeclaredWithOneThatIs(uses, locals)) AddVariable(uses, names, called);
            else if (IsMovedConstant(uses)) AddConstant(uses, names);
            else NamesInText.Add(uses.Symbol.Name);
        }

        names.Finish();
        return this;
    }

    /// <summary>A declaration that stays in the text, where it would hide the frame; null where none does.</summary>
    public SyntaxNode? HidesFrame() => Root.DescendantTokens()
        .Where(static each => each.IsKind(SyntaxKind.IdentifierToken) && each.ValueText == "__frame" && each.Parent is not SimpleNameSyntax).Select(static each => each.Parent!)
        .FirstOrDefault(each => DeclaredBy(each) is null);

    /// <summary>The variable of a symbol; null for one that stays in the text.</summary>
    public Variable? VariableOf(ISymbol? symbol)
    {
        if (symbol is null) return null;
        return _variables.TryGetValue(symbol, out Variable variable) ? variable : _outer?.VariableOf(symbol);
    }

    public LocalUses? UsesOf(ISymbol? symbol)
    {
        if (symbol is null) return null;
        return _uses.TryGetValue(symbol, out LocalUses uses) ? uses : _outer?.UsesOf(symbol);
    }

    /// <summary>The variable that a declarator, designation, foreach or catch declares; null for one that stays in the text.</summary>
    public Variable? DeclaredBy(SyntaxNode declaration) => VariableOf(Model.GetDeclaredSymbol(declaration));

    /// <summary>What an async function directly in this body is called: <c>lambda1</c>, or the name of a local function; null for other nodes.</summary>
    public string? NameOfFunction(SyntaxNode syntax)
    {
        if (!Functions.All.Contains(syntax)) return null;
        return syntax is LocalFunctionStatementSyntax local
            ? Names.Of(Model.GetDeclaredSymbol(local)!)
            : $"lambda{Functions.All.Where(static each => each is AnonymousFunctionExpressionSyntax).ToList().IndexOf(syntax) + 1}";
    }

    /// <summary>Variables whose declaration stands in a node.</summary>
    public IReadOnlyList<Variable> DeclaredIn(SyntaxNode scope, Func<SyntaxNode, bool> isInner) =>
        [.. scope.DescendantNodes(each => each == scope || !isInner(each) && !Awaits.IsFunction(each))
            .Where(static each => each is VariableDeclaratorSyntax or SingleVariableDesignationSyntax && !each.Ancestors().Any(static outer => outer is SwitchLabelSyntax))
            .Select(DeclaredBy).OfType<Variable>()];

    /// <param name="name">What it holds, for those who read the generated code.</param>
    /// <param name="type">Its type.</param>
    /// <param name="origin">What it is needed for.</param>
    public Variable Temporary(string name, ITypeSymbol type, SyntaxNode origin)
    {
        Variable temporary = new(_all.Count, Id, $"__{name}", type, TypeTextOf(type, origin)) { Declaration = origin };
        _all.Add(temporary);
        return temporary;
    }

    /// <summary>What a constant is called, which stands before all other code of the machine.</summary>
    public string NameOfConstant(ISymbol constant) => _constants.TryGetValue(constant, out string name) ? name : _outer?.NameOfConstant(constant) ?? constant.Name;

    private bool IsMovedConstant(LocalUses uses) => uses is { Symbol: ILocalSymbol { IsConst: true }, Declaration: { } declaration } && Units.Of(declaration, Root) is null;

    /// <summary>Other blocks may have the name for something else.</summary>
    private void AddConstant(LocalUses uses, VariableEdits edits)
    {
        string name = uses.Symbol.Name;
        HashSet<string> written = [.. Root.DescendantTokens().Select(static each => each.ValueText)];
        bool isShared = Root.DescendantTokens().Any(each => each.ValueText == name && each.Parent is not SimpleNameSyntax && each.Parent != uses.Declaration);
        for (int number = 2; isShared && (written.Contains(name) || NamesInText.Contains(name)); number++) name = $"{uses.Symbol.Name}_{number}";
        NamesInText.Add(name);
        _constants.Add(uses.Symbol, name);
        if (name != uses.Symbol.Name) edits.Rename(uses, name);
    }

    /// <summary>Whether another variable of the same <c>var (a, (b, c))</c> is cut apart, so that nothing is declared there any more.</summary>
    private bool IsDeclaredWithOneThatIs(LocalUses uses, IReadOnlyList<LocalUses> locals) =>
        DeconstructionOf(uses) is { } whole && locals.Any(each => DeconstructionOf(each) == whole && IsCutApart(each));

    private static SyntaxNode? DeconstructionOf(LocalUses uses)
    {
        SyntaxNode? node = uses.Declaration is SingleVariableDesignationSyntax ? uses.Declaration.Parent : null;
        while (node is ParenthesizedVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax outer }) node = outer;
        return node is ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax } ? node : null;
    }

    private bool IsCutApart(LocalUses uses)
    {
        if (uses.Declaration is null) return true;
        if (uses.Symbol is ILocalSymbol { IsConst: true }) return false;
        if (Units.Of(uses.Declaration, Root) is not { } unit) return true;
        return uses.References.Any(each => !unit.Contains(each.Span));
    }

    private void AddVariable(LocalUses uses, VariableEdits edits, IReadOnlyList<LocalFunctionStatementSyntax> calledByAsyncOnes)
    {
        ITypeSymbol type = uses.Symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)uses.Symbol).Type;
        SyntaxNode origin = uses.Declaration ?? Root;
        if (uses.Symbol is ILocalSymbol { IsRef: true }) throw new NotCoveredException(origin, $"the ref local '{uses.Symbol.Name}'", "use the value, or keep the reference inside one statement or block without await");
        bool isInLoop = uses.Declaration is { } declaration && (IsInLoop(declaration) || IsPassedAgain(declaration));
        bool isDeclaredWithValue = uses.Declaration is VariableDeclaratorSyntax { Initializer: not null } or ForEachStatementSyntax or CatchDeclarationSyntax;
        bool isInFunction = uses.References.Any(each => AsyncFunctions.Around(each, Root) is not null);
        // Its variables have to be in the frame, where functions that are called from another frame find them.
        bool isCalled = uses.References.Any(each => calledByAsyncOnes.Any(function => function.Span.Contains(each.Span)));
        bool isCaptured = isInLoop && (isInFunction || uses.IsCapturedByLambda(Root));
        bool isCell = isCaptured && (!isDeclaredWithValue || uses.IsReassigned);
        Variable variable = new(_all.Count, Id, uses.Symbol.Name, type, TypeTextOf(type, origin)) { Declaration = origin, IsParameter = uses.Declaration is null, IsCell = isCell, IsSharedCell = isCell && isInFunction, IsInLoop = isInLoop, IsShared = (isInFunction || isCalled) && !isCaptured && !(isCalled && isInLoop) };
        _all.Add(variable);
        _variables.Add(uses.Symbol, variable);
        edits.Apply(variable, uses, isCopied: isCaptured && !isCell);
    }

    /// <summary>
    /// Takes over by value what the function reads and never sees changing: variables of the iteration around it, of a lambda around it, or that
    /// stayed in the text.
    /// </summary>
    private void Capture(SyntaxNode syntax)
    {
        bool isLambda = syntax is AnonymousFunctionExpressionSyntax;
        VariableEdits names = new(this);
        foreach (IGrouping<ISymbol, IdentifierNameSyntax> captured in Root.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(each => (Name: each, Model.GetSymbolInfo(each).Symbol)).Where(each => each.Symbol is not null && IsFromAround(each.Symbol, syntax))
            .GroupBy(static each => each.Symbol!, static each => each.Name, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default))
        {
            Variable? shared = _outer!.VariableOf(captured.Key);
            if (shared is { IsShared: true }) continue;
            ITypeSymbol? type = (captured.Key as ILocalSymbol)?.Type ?? (captured.Key as IParameterSymbol)?.Type;
            LocalUses uses = new(captured.Key, syntax);
            uses.References.AddRange(captured);
            bool isCell = shared is { IsCell: true };
            if (type is null || uses.IsReassigned && !isCell || shared is null && !IsConstant(captured.Key, syntax))
                throw new NotCoveredException(captured.First(), $"'{captured.Key.Name}' inside an async function", "give the function a parameter, or make it a [Workflow] method");
            Variable variable = new(_all.Count, Id, captured.Key.Name, type, TypeTextOf(type, captured.First())) { Declaration = captured.First(), IsParameter = true, IsCell = isCell, IsSharedCell = isCell };
            _all.Add(variable);
            _variables.Add(captured.Key, variable);
            // What is shared may change elsewhere, too.
            _uses.Add(captured.Key, isCell ? _outer.UsesOf(captured.Key)! : uses);
            names.Apply(variable, uses, isCopied: false);
            bool isCopied = isLambda && shared?.Owner == _outer.Id && (shared.IsInLoop || isCell);
            string value = shared is null ? Identifier.Of(_outer.NameOfConstant(captured.Key))
                : VariableText.Mark(shared, isCell ? isCopied ? Access.CopyCell : Access.Cell : isCopied ? Access.Copy : Access.Read);
            Captures.Add((variable, value));
        }
    }

    /// <summary>Whether a name stands for a variable of the body around: a local, a parameter, a range variable.</summary>
    private bool IsFromAround(ISymbol symbol, SyntaxNode syntax)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)) return false;
        bool isOfWorkflow = symbol.DeclaringSyntaxReferences.Any(each => each.SyntaxTree == syntax.SyntaxTree && Method.Syntax.Span.Contains(each.Span));
        return isOfWorkflow && !symbol.DeclaringSyntaxReferences.Any(each => syntax.Span.Contains(each.Span) && each.Span != syntax.Span);
    }

    /// <summary>Whether a symbol that stayed in the text never changes, so that its value can be taken over.</summary>
    private bool IsConstant(ISymbol symbol, SyntaxNode syntax)
    {
        SyntaxNode body = syntax.AncestorsAndSelf().OfType<BaseMethodDeclarationSyntax>().First();
        LocalUses all = new(symbol, symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax());
        all.References.AddRange(body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(each => each.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(each).Symbol, symbol)));
        return !all.IsReassigned;
    }

    private bool IsInLoop(SyntaxNode declaration) => declaration.AncestorsAndSelf().TakeWhile(each => each != Root)
        .Any(each => each is WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax
            || each is ForStatementSyntax loop && loop.Declaration?.Variables.Contains(declaration) != true);

    /// <summary>Whether a <c>goto</c> behind a declaration goes back to before it.</summary>
    private bool IsPassedAgain(SyntaxNode declaration) => Root.DescendantNodes().OfType<GotoStatementSyntax>().Any(each =>
        each.SpanStart > declaration.SpanStart && each.Expression is IdentifierNameSyntax
        && Model.GetSymbolInfo(each.Expression).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start < declaration.SpanStart);

    private static string TypeTextOf(ITypeSymbol type, SyntaxNode origin)
    {
        if (type.IsRefLikeType) throw new NotCoveredException(origin, $"a variable of the stack-only type '{type.ToDisplayString()}'", "keep it inside one block without await");
        if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol) throw new NotCoveredException(origin, "a pointer", "keep it inside one block without await");
        if (HoldsAnonymous(type)) throw new NotCoveredException(origin, "a variable of an anonymous type", "use a tuple or a record");
        return TypeNames.InCode(type);
    }

    private static bool HoldsAnonymous(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.IsAnonymousType || named.TypeArguments.Any(HoldsAnonymous),
        IArrayTypeSymbol array => HoldsAnonymous(array.ElementType),
        _ => false,
    };
}
