using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Values;

namespace Workflow.Analyzers.State;

/// <summary>
/// Whether the JSON contexts of a compilation are meant for what its workflows and steps record. A context that lists a type or two is an
/// exception to the rule, and one that lists most of the types in their signatures has forgotten the rest.
/// </summary>
internal sealed class ListedTypes
{
    private static readonly ConditionalWeakTable<Compilation, ListedTypes> Known = new();

    private readonly Lazy<bool> _areMost;

    private ListedTypes(Compilation compilation)
    {
        Contexts = JsonContexts.Of(compilation);
        _areMost = new(() =>
        {
            Dictionary<ISymbol, bool> types = new(SymbolEqualityComparer.Default);
            foreach (AnnotatedMethod method in AnnotatedMethodCatalog.Of(compilation).Methods)
            {
                foreach (ITypeSymbol type in method.Symbol.Parameters.Select(static parameter => parameter.Type).Append(method.Symbol.ReturnType))
                    foreach ((INamedTypeSymbol own, bool isListed) in Contexts.TypesIn(type)) types[own] = isListed;
            }

            return types.Values.Count(static isListed => isListed) * 2 >= types.Count;
        });
    }

    public JsonContexts Contexts { get; }

    public bool AreMost => Contexts.First is not null && _areMost.Value;

    public static ListedTypes Of(Compilation compilation) => Known.GetValue(compilation, static each => new(each));
}
