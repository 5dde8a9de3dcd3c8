using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>Overloads that would all be called the same in the log.</summary>
internal static class OverloadNames
{
    /// <summary>Whether a durable method without an explicit name has a durable overload of the same kind that is called the same.</summary>
    public static bool IsAmbiguous(AnnotatedMethod method, string name) => Overloads(method).Any(overload => overload.Name == name);

    /// <summary>A name made of the method's and its parameters', such as <c>ship_order_line</c>, that no overload has.</summary>
    public static string Propose(AnnotatedMethod method, string name)
    {
        IEnumerable<string> words = method.Symbol.Parameters
            .Where(parameter => !method.Symbols.IsCancellationToken(parameter.Type))
            .Select(parameter => NameProposal.ForName(parameter.Name, "value"));
        string proposal = string.Join("_", words.Prepend(name));
        var taken = new HashSet<string?>(Overloads(method).Select(overload => overload.Name));
        if (!taken.Contains(proposal) && NameRules.IsName(proposal) && proposal != name) return proposal;
        int number = 2;
        while (taken.Contains($"{name}_{number}")) number++;
        return $"{name}_{number}";
    }

    private static IEnumerable<AnnotatedMethod> Overloads(AnnotatedMethod method)
    {
        foreach (IMethodSymbol member in method.Symbol.ContainingType.GetMembers(method.Symbol.Name).OfType<IMethodSymbol>())
        {
            if (AnnotatedMethod.From(member, method.Symbols) is { } other && other.Kind == method.Kind
                && !SymbolEqualityComparer.Default.Equals(other.Symbol, method.Symbol.PartialImplementationPart ?? method.Symbol)) yield return other;
        }
    }
}
