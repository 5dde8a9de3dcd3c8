using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Versioning;

/// <summary>What workflows are now, for comparison with the lock file: made once for all rules that ask.</summary>
internal static class WorkflowSketches
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, SketchedEntry?>> Cache = new();

    /// <summary>Null for a workflow that cannot be compiled; other rules say why.</summary>
    public static SketchedEntry? Of(DurableMethod workflow, SemanticModel model, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<SyntaxNode, SketchedEntry?> known = Cache.GetValue(workflow.Compilation, static _ => new());
        if (known.TryGetValue(workflow.Syntax, out SketchedEntry? sketch)) return sketch;
        sketch = LockEntryBinder.Sketch(workflow, model, cancellationToken);
        return known.GetOrAdd(workflow.Syntax, sketch);
    }
}
