using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Determinism;

/// <summary>A finding in the body of a workflow, with the place there.</summary>
internal sealed record Offence(Finding Finding, IOperation Operation, SyntaxNode Place);
