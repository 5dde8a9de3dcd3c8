using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Bodies;

/// <summary>
/// Which durable operations an ordinary method reaches, directly or through other methods of the same compilation. Only calls that are certain
/// count: what a delegate, an interface or a virtual call leads to is not guessed at. Safe for concurrent use.
/// </summary>
internal sealed class DurableReach
{
    private static readonly ConditionalWeakTable<Compilation, DurableReach> Reaches = new();

    private readonly Compilation _compilation;
    private readonly KnownSymbols _symbols;
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Implementations _implementations;

    private DurableReach(Compilation compilation)
    {
        _compilation = compilation;
        _symbols = KnownSymbols.Of(compilation);
        _implementations = new(compilation);
    }

    public static DurableReach In(Compilation compilation) => Reaches.GetValue(compilation, each => new(each));

    /// <summary>Whether a method may only be called in a workflow body: a step, a workflow, a durable wait.</summary>
    public static bool IsDurable(IMethodSymbol method, KnownSymbols symbols) =>
        new DurableCalls(symbols).KindOf(method) switch
        {
            DurableCallKind.Step or DurableCallKind.Workflow or DurableCallKind.Child or DurableCallKind.Continuation => true,
            DurableCallKind.Durable => symbols.IsTaskLike(method.ReturnType),
            _ => false,
        };

    /// <summary>
    /// The shortest chain of calls from a method to a durable operation, both included; empty where there is none or where the method is durable itself.
    /// </summary>
    public ImmutableArray<IMethodSymbol> ChainFrom(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!IsHelper(method)) return [];
        var caller = new Dictionary<IMethodSymbol, IMethodSymbol?>(SymbolEqualityComparer.Default) { [method.OriginalDefinition] = null };
        var next = new Queue<IMethodSymbol>([method.OriginalDefinition]);
        while (next.Count > 0)
        {
            IMethodSymbol helper = next.Dequeue();
            foreach (IMethodSymbol callee in CallsOf(helper, cancellationToken))
            {
                if (caller.ContainsKey(callee)) continue;
                caller.Add(callee, helper);
                if (IsDurable(callee, _symbols)) return ChainTo(callee, caller);
                if (IsHelper(callee)) next.Enqueue(callee);
            }
        }

        return [];
    }

    /// <summary>The durable operation that the delegate in a field or property reaches, if its initializer shows one; else null.</summary>
    public IMethodSymbol? InInitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (IOperation operation in SourceBodies.In(_compilation).OperationsOf(member, cancellationToken))
        {
            if (CallSite.Of(operation) is not { IsCertain: true } site) continue;
            if (IsDurable(site.Method, _symbols)) return site.Method;
            ImmutableArray<IMethodSymbol> chain = ChainFrom(site.Method, cancellationToken);
            if (!chain.IsEmpty) return chain[chain.Length - 1];
        }

        return null;
    }

    /// <summary>
    /// The durable method that a call of an interface's member leads to; null where an implementation of this compilation is not durable, or
    /// where there is none.
    /// </summary>
    public IMethodSymbol? DurableImplementationOf(IMethodSymbol member)
    {
        if (member.ContainingType?.TypeKind != TypeKind.Interface || IsDurable(member, _symbols)) return null;
        ImmutableArray<IMethodSymbol> implementations = _implementations.Of(member);
        return implementations.Length > 0 && implementations.All(method => IsDurable(method, _symbols)) ? implementations[0] : null;
    }

    private static ImmutableArray<IMethodSymbol> ChainTo(IMethodSymbol durable, Dictionary<IMethodSymbol, IMethodSymbol?> caller)
    {
        var chain = new List<IMethodSymbol>();
        for (IMethodSymbol? each = durable; each is not null; each = caller[each]) chain.Insert(0, each);
        return [.. chain];
    }

    /// <summary>Whether a method is the user's own, in source, and not durable.</summary>
    private bool IsHelper(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
        && SourceBodies.IsUsers(method)
        && !IsDurable(method, _symbols);

    private ImmutableArray<IMethodSymbol> CallsOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (_calls.TryGetValue(method, out ImmutableArray<IMethodSymbol> known)) return known;
        ImmutableArray<IMethodSymbol> calls =
        [
            .. SourceBodies.In(_compilation).OperationsOf(method, cancellationToken)
                .Select(CallSite.Of)
                .Where(site => site is { IsCertain: true })
                .Select(site => site!.Method.OriginalDefinition)
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default),
        ];
        return _calls.GetOrAdd(method, calls);
    }
}
