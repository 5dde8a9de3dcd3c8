using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>What one operation does that a workflow must not do, by itself, and which members it leads to that have to be read.</summary>
internal sealed class UseJudge
{
    private const string MakeReadonly = "make it readonly or constant, or hand the value in as an argument";
    private const string PassValues = "keep it in a local variable, or hand it on as an argument";

    private const string CallInStep = "call it in a [Step], and await that";

    private readonly Compilation _compilation;
    private readonly KnownSymbols _known;
    private readonly BannedMembers _banned;
    private readonly MutableState _state;
    private readonly Implementations _implementations;
    private readonly Awaiting? _awaiting;
    private readonly InjectedLoggers _loggers;
    private readonly Func<ISymbol, bool> _isReadElsewhere;
    private readonly Func<INamedTypeSymbol, bool> _isOfWorkflows;

    /// <param name="compilation">The compilation whose code is judged.</param>
    /// <param name="banned">The tables.</param>
    /// <param name="isReadElsewhere">Whether a member of another assembly has facts or source.</param>
    /// <param name="isOfWorkflows">Whether workflows stand in a class, or in one derived from it, to judge by names.</param>
    /// <param name="forBodies">Whether awaits and state of objects are judged, too.</param>
    /// <param name="cancellationToken">Ends the search for writes.</param>
    public UseJudge(
        Compilation compilation, BannedMembers banned, Func<ISymbol, bool> isReadElsewhere, Func<INamedTypeSymbol, bool> isOfWorkflows, bool forBodies, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _known = KnownSymbols.Of(compilation);
        _banned = banned;
        _isReadElsewhere = isReadElsewhere;
        _isOfWorkflows = isOfWorkflows;
        _state = new(compilation, cancellationToken);
        _implementations = new(compilation);
        _loggers = new(SourceBodies.In(compilation), _known, isOfWorkflows, _state.Changes);
        if (forBodies) _awaiting = new(_known, method => IsRead(method) || _banned.LineOf(method) is not null || !_implementations.Of(method).IsEmpty);
    }

    /// <summary>Whether a static field or automatic property changes while the program runs.</summary>
    public bool Changes(ISymbol state) => _state.Changes(state);

    /// <summary>The uses that break a rule themselves.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="pending">The parameters of the method around it that are given tasks which have not ended.</param>
    public IEnumerable<(MemberUse Use, Finding Finding)> FindingsOf(IOperation operation, uint pending)
    {
        foreach (MemberUse use in MemberUse.Of(operation))
            if (FindingOf(use, pending) is { } finding) yield return (use, finding);
        if (_awaiting is null) yield break;
        foreach (IInvocationOperation call in _awaiting.WaitedFor(operation))
            yield return (new(call.TargetMethod, call.Instance, true, call), new(DeterminismRules.Await, [Link.To(call.TargetMethod)], CallInStep));
        if (operation is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } made } parameter }
            && IsOutside(made, operation) && _state.Changes(parameter))
            yield return (new(parameter, null, true, operation), StateFinding(DeterminismRules.InstanceState, new("", parameter.Name), PassValues, made.ContainingType));
    }

    /// <summary>The members that an operation leads to, where they have to be read to know what they do.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="pending">The parameters of the method around it that are given tasks which have not ended.</param>
    public IEnumerable<(MemberUse Use, MemberKey Target)> TargetsOf(IOperation operation, uint pending)
    {
        foreach (MemberUse use in MemberUse.Of(operation))
        {
            if (TargetOf(use) is not { } target) continue;
            if (use.Operation is IInvocationOperation call)
                target = target with { Pending = CompletedTasks.GivenBy(call, type => type is not null && _known.IsTaskLike(type), pending) };
            yield return (use, target);
        }
    }

    /// <summary>The members that may run in the place of one that can be overridden or implemented.</summary>
    public IEnumerable<MemberKey> ImplementationsOf(MemberKey key) => key.MayBeReplaced && key.Member is IMethodSymbol method
        ? _implementations.Of(method).Where(each => !DurableMembers.Contains(each, _known) && _banned.LineOf(each) is null).Select(each => new MemberKey(each, false, key.Pending))
        : [];

    private Finding? FindingOf(MemberUse use, uint pending)
    {
        if (DurableMembers.Contains(use.Member, _known)) return null;
        if (_banned.LineOf(use.Member) is { } line)
        {
            return line.Verdict is not { } verdict || IsHarmless(use, verdict, pending)
                ? null
                : new(verdict.Rule, [Link.To(use.Member)], verdict.Advice, verdict.ReplacementCode);
        }

        ISymbol? state = use.Member is IFieldSymbol ? use.Member : MutableState.BehindAccessor(use.Member);
        if (state is null) return null;
        if (state.IsStatic) return _state.Changes(state) ? StateFinding(DeterminismRules.StaticState, Link.To(state), MakeReadonly, null) : null;
        return _awaiting is not null && use.Receiver is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && _state.Changes(state)
            ? StateFinding(DeterminismRules.InstanceState, Link.To(state), PassValues, state.ContainingType)
            : null;
    }

    private static Finding StateFinding(string rule, Link link, string advice, INamedTypeSymbol? stateOf) => new(rule, [link], advice, null, stateOf);

    /// <summary>Whether a use of a banned member does no harm: the task has ended, or the line goes to the run's own logger.</summary>
    private bool IsHarmless(MemberUse use, Verdict verdict, uint pending) => verdict.Rule switch
    {
        DeterminismRules.Blocking => HasEnded(use, pending),
        DeterminismRules.OutsideWorld => InjectedLoggers.IsWrite(use.Member) && !_loggers.AreWrittenTo(use),
        _ => false,
    };

    // Only the getter of a result waits for an end; a semaphore has none.
    private static bool HasEnded(MemberUse use, uint pending) =>
        use.Member is IMethodSymbol { Name: "GetResult" or "get_Result" } && CompletedTasks.Contain(use.Receiver, pending);

    private MemberKey? TargetOf(MemberUse use)
    {
        ISymbol member = use.Member;
        // A hash code is asked for by collections, whose order is another rule's.
        if (DurableMembers.Contains(member, _known) || _banned.LineOf(member) is not null || member is IMethodSymbol { Name: nameof(GetHashCode), Parameters.IsEmpty: true }) return null;
        if (member is IFieldSymbol { IsStatic: true } || IsMadeWithTheRun(use)) return Key(MutableState.BehindAccessor(member) ?? member);
        if (member is not IMethodSymbol method || method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.DelegateInvoke) return null;
        if (method is { IsStatic: true, AssociatedSymbol: IPropertySymbol property } && MutableState.BehindAccessor(method) is not null) return Key(property);
        if (!use.IsCertain && !_implementations.Of(method).IsEmpty) return new(method, true);
        return Key(method);
    }

    /// <summary>
    /// Whether a use reads what the workflow's own object was made with: that happens whenever the run is loaded. What changes later is reported
    /// as such.
    /// </summary>
    private bool IsMadeWithTheRun(MemberUse use) => _awaiting is not null
        && use is { IsCertain: true, Receiver: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } }
        && (use.Member as IFieldSymbol ?? (ISymbol?)GetterOf(use.Member)) is { IsStatic: false } state
        && SymbolEqualityComparer.Default.Equals(state.ContainingAssembly, _compilation.Assembly)
        && _isOfWorkflows(state.ContainingType)
        && !_state.Changes(state);

    private static IPropertySymbol? GetterOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.PropertyGet } ? MutableState.BehindAccessor(member) : null;

    private MemberKey? Key(ISymbol member) => IsRead(member) ? new(member, false) : null;

    private bool IsRead(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly)
        ? HasCode(member)
        : _isReadElsewhere(member);

    private static bool HasCode(ISymbol member) => member is IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsExtern: true }
        ? false
        : member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true } ? SourceBodies.IsUsers(member.ContainingType) : SourceBodies.IsUsers(member);

    private static bool IsOutside(IMethodSymbol constructor, IOperation operation) =>
        operation.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is MethodDeclarationSyntax or PropertyDeclarationSyntax
        && constructor.DeclaringSyntaxReferences.Any(static each => each.GetSyntax() is TypeDeclarationSyntax);
}
