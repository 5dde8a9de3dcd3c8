using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Methods;

/// <summary>
/// Every durable method of an assembly, for the rules that compare them. Gathered once per compilation, when a rule first asks, and not at the
/// compilation's end, so that squiggles are live in an IDE.
/// </summary>
internal sealed class AnnotatedMethodCatalog
{
    private static readonly ConditionalWeakTable<Compilation, AnnotatedMethodCatalog> Catalogs = new();

    private readonly Lazy<ImmutableArray<AnnotatedMethod>> _methods;
    private readonly Lazy<ILookup<string, AnnotatedMethod>> _byName;

    private AnnotatedMethodCatalog(Compilation compilation)
    {
        _methods = new(() => Gather(compilation));
        _byName = new(() => Methods
            .SelectMany(method => method.NamesIn(compilation), (method, name) => (Method: method, Key: $"{method.Kind} {name}"))
            .ToLookup(each => each.Key, each => each.Method));
    }

    public ImmutableArray<AnnotatedMethod> Methods => _methods.Value;

    public static AnnotatedMethodCatalog Of(Compilation compilation) => Catalogs.GetValue(compilation, each => new(each));

    /// <summary>The methods of one kind that go by one valid name.</summary>
    public IEnumerable<AnnotatedMethod> Named(DurableKind kind, string name) => _byName.Value[$"{kind} {name}"];

    private static ImmutableArray<AnnotatedMethod> Gather(Compilation compilation)
    {
        KnownSymbols symbols = KnownSymbols.Of(compilation);
        return
        [
            .. AssemblyTypes.Of(compilation.Assembly)
                .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
                .Select(method => AnnotatedMethod.From(method, symbols))
                .OfType<AnnotatedMethod>(),
        ];
    }
}
