using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>A change of what a method was given.</summary>
/// <param name="Parameter">The bit of what is changed.</param>
/// <param name="Doing">What is done to it.</param>
/// <param name="Chain">The helpers between the method and the change, outermost first.</param>
/// <param name="IsKeyed">Whether one entry is set by its index or key.</param>
internal sealed record MethodEffect(ulong Parameter, string Doing, ImmutableArray<IMethodSymbol> Chain, bool IsKeyed);
