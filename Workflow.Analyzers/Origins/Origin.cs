using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Origins;

/// <summary>One origin of values in one body.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">The parameter, the method that was called, or the variable.</param>
internal sealed record Origin(OriginKind Kind, ISymbol Symbol);
