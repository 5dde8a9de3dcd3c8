using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Origins;

/// <summary>Lambdas and method groups, and the branches that run side by side where one is called for every item.</summary>
internal sealed partial class ValueFlow
{
    private readonly HashSet<ISymbol> _branchFunctions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, ISymbol> _assignments = [];
    private (ITypeSymbol Type, Provenance Value)? _items;
    private bool _startsBranches;
    private Share? _branches;

    /// <summary>The bit for a variable that branches share; null where nobody asks for that.</summary>
    public Func<ISymbol, ulong>? Shared { get; init; }

    /// <summary>Assignments in a lambda that starts steps once per item, to variables outside it.</summary>
    public IEnumerable<(SyntaxNode Place, ISymbol Variable)> SharedAssignments => _assignments.Select(static each => (each.Key, each.Value));

    private Provenance Lambda(IAnonymousFunctionOperation lambda)
    {
        Locals before = _locals.Copy();
        (Provenance returned, _returned) = (_returned, Provenance.Fresh);
        (Locals? leaving, _leaving) = (_leaving, null);
        ((ITypeSymbol Type, Provenance Value)? items, bool starts, Share? branches) = (_items, _startsBranches, _branches);
        foreach (IParameterSymbol parameter in lambda.Symbol.Parameters)
            _locals[parameter] = items is { } each && SymbolEqualityComparer.Default.Equals(each.Type, parameter.Type) ? each.Value : Provenance.Fresh;
        if (starts && StartsDurable(lambda.Body)) _branches = Enter(lambda.Symbol);
        (_items, _startsBranches) = (null, false);
        Evaluate(lambda.Body);
        _locals.Join(_leaving);
        Provenance given = lambda.Symbol.IsAsync ? Provenance.Giving(Provenance.Result, _returned) : _returned;
        if (_branches is { } share && _branches != branches)
        {
            foreach (ISymbol variable in _locals.Known.ToList()) _locals[variable] = _locals[variable].Without(share.Bits);
            given = given.Without(share.Bits);
        }

        before.Join(_locals);
        (_locals, _returned, _leaving, _items, _startsBranches, _branches) = (before, returned, leaving, items, starts, branches);
        return Provenance.Giving(Provenance.Returned, given);
    }

    /// <summary>A method that is named to be called for each item.</summary>
    private Provenance Group(IMethodReferenceOperation group)
    {
        IMethodSymbol method = group.Method.ReducedFrom ?? group.Method;
        Provenance instance = Evaluate(group.Instance);
        if (_startsBranches && method.MethodKind == MethodKind.LocalFunction) _branchFunctions.Add(method);
        if (new DurableCalls(_symbols).KindOf(method) is DurableCallKind.Step or DurableCallKind.Child or DurableCallKind.Durable)
            return Provenance.Giving(Provenance.Returned, Recorded(method, group.Syntax));
        if (FrameworkMembers.IsFrameworks(method.ContainingType) || group.IsVirtual && MayBeOverridden(method)) return Provenance.Fresh;
        Provenance[] arguments = [.. method.Parameters.Select(parameter =>
            _items is { } items && SymbolEqualityComparer.Default.Equals(items.Type, parameter.Type) ? items.Value : Provenance.Fresh)];
        return Provenance.Giving(Provenance.Returned, Apply(method, instance, arguments, group.Instance, [], group.Syntax));
    }

    /// <summary>Marks the variables that all branches share from here on.</summary>
    private Share? Enter(ISymbol function)
    {
        if (Shared is null) return null;
        var outside = new HashSet<ISymbol>(_locals.Known.Where(variable => !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function)), SymbolEqualityComparer.Default);
        ulong bits = 0;
        foreach (ISymbol variable in outside)
        {
            ITypeSymbol? type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
            if (type is null || type.IsValueType || Mutability.IsImmutable(type) || FrameworkMembers.IsConcurrent(type)) continue;
            ulong bit = Shared(variable);
            bits |= bit;
            _locals[variable] = _locals[variable].WithItself(bit);
        }

        return new Share(outside, bits);
    }

    private bool StartsDurable(IOperation body)
    {
        DurableCalls calls = new(_symbols);
        return body.Descendants().Any(each => calls.KindOf(each) is DurableCallKind.Step or DurableCallKind.Workflow
            || each is IInvocationOperation call && calls.KindOf(call) == DurableCallKind.Durable && _symbols.IsTaskLike(call.TargetMethod.ReturnType));
    }

    private void NoteAssignment(ISymbol variable, SyntaxNode place)
    {
        if (_branches is { } share && share.Outside.Contains(variable)) _assignments[place] = variable;
    }

    private sealed record Share(HashSet<ISymbol> Outside, ulong Bits);
}
