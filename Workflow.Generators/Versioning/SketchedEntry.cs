using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Versioning;

/// <summary>A lock entry without checkpoints, and where each line of its skeleton stands in the code. It lives inside one analysis.</summary>
internal sealed record SketchedEntry(LockEntry Entry, IReadOnlyList<SyntaxNode> Places);
