using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Determinism;

/// <summary>
/// Judges code of one compilation: the bodies of its workflows for the rules, or its members for the facts that it publishes. Safe for concurrent use.
/// </summary>
internal sealed class Judge
{
    private static readonly ConditionalWeakTable<Compilation, Judge> Cache = new();

    private readonly Compilation _compilation;
    private readonly BannedMembers _banned;
    private readonly bool _forBodies;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<SuspectNames> _suspects;
    private readonly UseJudge _uses;
    private readonly Reach _reach;
    private readonly OtherAssemblies _others;
    private readonly DurableCalls _calls;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<Offence>> _bodies = new(SymbolEqualityComparer.Default);

    public Judge(Compilation compilation, BannedMembers banned, bool forBodies, CancellationToken cancellationToken)
    {
        (_compilation, _banned, _forBodies, _cancellationToken) = (compilation, banned, forBodies, cancellationToken);
        _calls = new(KnownSymbols.Of(compilation));
        _suspects = new(() => new(compilation, banned, forBodies));
        _others = new(compilation, each => new Judge(each, _banned, _forBodies, _cancellationToken));
        _uses = new(compilation, banned, _others.Know, type => _suspects.Value.WorkflowClasses.Contains(type.Name), forBodies, cancellationToken);
        _reach = new(_uses, SourceBodies.In(compilation), member => _suspects.Value.Contain(member), _others.FindingsOf, cancellationToken);
    }

    /// <summary>The judge that the rules share.</summary>
    public static Judge Of(Compilation compilation, ImmutableArray<AdditionalText> files) =>
        Cache.GetValue(compilation, each => new(each, new(BannedMembersFile.LinesOf(files, CancellationToken.None)), forBodies: true, CancellationToken.None));

    /// <summary>The names that may lead to something banned.</summary>
    public SuspectNames Suspects => _suspects.Value;

    /// <summary>What a member does, by itself or through others.</summary>
    public ImmutableArray<Finding> FindingsOf(IMethodSymbol method) =>
        DurableMembers.Contains(method, KnownSymbols.Of(_compilation)) || _banned.LineOf(method) is not null
            ? []
            : _reach.Of(new(method, method.ContainingType.TypeKind == TypeKind.Interface || ((method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed)));

    /// <summary>Whether static state changes while the program runs.</summary>
    public bool Changes(ISymbol state) => _uses.Changes(state);

    /// <summary>What reading a static field or property leads to.</summary>
    public ImmutableArray<Finding> FindingsOfStatic(ISymbol member) => _banned.LineOf(member) is null ? _reach.Of(new(member, false)) : [];

    /// <summary>What the body of a workflow does, in the order of the source; at one place, one finding of each rule.</summary>
    public ImmutableArray<Offence> InBody(IMethodSymbol workflow, IOperation body) => _bodies.GetOrAdd(workflow, _ => Find(workflow, body));

    private ImmutableArray<Offence> Find(IMethodSymbol workflow, IOperation body)
    {
        List<Offence> found = [];
        foreach (IOperation operation in SourceBodies.Under(body))
        {
            foreach ((MemberUse use, Finding finding) in _uses.FindingsOf(operation, pending: 0))
                if (!IsLowered(use, finding)) found.Add(new(finding, use.Operation, use.Place));
            foreach ((MemberUse use, MemberKey target) in _uses.TargetsOf(operation, pending: 0))
                foreach (Finding finding in _reach.Of(target)) found.Add(new(finding.Through(target.Member), use.Operation, use.Place));
        }

        return
        [
            .. found.Where(each => IsOf(workflow, each.Finding.StateOf))
                .GroupBy(static each => (each.Place, each.Finding.Rule))
                .Select(static each => each.OrderBy(static one => one.Finding.Chain.Length).First())
                .Where(each => !IsReceiverOfAnother(each, found))
                .OrderBy(static each => each.Place.SpanStart),
        ];
    }

    /// <summary>Whether a timer of the process becomes one of the run where it stands in a body, in the lambdas and local functions there, too.</summary>
    private bool IsLowered(MemberUse use, Finding finding) => finding.Rule == DeterminismRules.Waiting
        && use.Operation is IInvocationOperation call && _calls.KindOf(call) == DurableCallKind.WaitAsync;

    /// <summary>Whether state of a class is state of the workflow's own object.</summary>
    private static bool IsOf(IMethodSymbol workflow, INamedTypeSymbol? state)
    {
        if (state is null) return true;
        for (INamedTypeSymbol? each = workflow.ContainingType; each is not null; each = each.BaseType)
            if (SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, state.OriginalDefinition)) return true;
        return false;
    }

    /// <summary>Of <c>new HttpClient().GetAsync(…)</c> one report is enough.</summary>
    private static bool IsReceiverOfAnother(Offence offence, List<Offence> all)
    {
        IOperation inner = offence.Operation;
        for (IOperation? outer = inner.Parent;
            outer is IConversionOperation or IParenthesizedOperation or IInvocationOperation or IMemberReferenceOperation or IAwaitOperation;
            outer = outer.Parent)
        {
            IOperation? receiver = outer switch
            {
                IInvocationOperation call => call.Instance,
                IMemberReferenceOperation member => member.Instance,
                _ => inner,
            };
            if (receiver != inner) return false;
            if (all.Any(each => each.Operation == outer && each.Finding.Rule == offence.Finding.Rule)) return true;
            inner = outer;
        }

        return false;
    }
}
