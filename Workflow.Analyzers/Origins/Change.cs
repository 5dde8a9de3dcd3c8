using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>A place where an object is changed.</summary>
/// <param name="Place">What to point at.</param>
/// <param name="Origins">Where the object may have come from.</param>
/// <param name="Doing">What is done, for a message: <c>assigns 'Total'</c>, <c>calls 'Add'</c>.</param>
/// <param name="Target">The expression that gives the object, as the user wrote it; null where it has none.</param>
/// <param name="Variable">The local or parameter that holds the very object that is changed; null where that is reached through members.</param>
/// <param name="Chain">The helpers through which it happens, outermost first.</param>
/// <param name="IsKeyed">Whether one entry is set by its index or key, so that the order of such changes does not matter.</param>
internal sealed record Change(
    SyntaxNode Place, ulong Origins, string Doing, SyntaxNode? Target, ISymbol? Variable, ImmutableArray<IMethodSymbol> Chain, bool IsKeyed);
