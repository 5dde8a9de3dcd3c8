using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>What a member does that a workflow must not do, by itself or through others.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Chain">The members that lead there, the last of which is to blame; it alone where it is used directly.</param>
/// <param name="Advice">What to do instead, for the end of a message.</param>
/// <param name="ReplacementCode">The same as an expression, where there is one; else null.</param>
/// <param name="StateOf">For state of an object: the class that declares it, whose workflows alone may not use it; else null.</param>
internal sealed record Finding(string Rule, ImmutableArray<Link> Chain, string Advice, string? ReplacementCode = null, INamedTypeSymbol? StateOf = null)
{
    /// <summary>Whether the member to blame is used right there.</summary>
    public bool IsDirect => Chain.Length == 1;

    /// <summary>What two findings have in common of which one is enough.</summary>
    public (string Rule, string State) Key => (Rule, StateOf?.ToDisplayString() ?? "");

    /// <summary>The same, as whoever calls a member sees it.</summary>
    public Finding Through(ISymbol member) => this with { Chain = Chain.Insert(0, Link.To(member)), ReplacementCode = null };
}
