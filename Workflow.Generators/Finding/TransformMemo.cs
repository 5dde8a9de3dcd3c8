using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Finding;

/// <summary>
/// Remembers what was made of a method. Roslyn runs the transform of every annotated method after every edit anywhere; the result can
/// differ only if the method's own file, the declarations of any file, the references or the options have changed, or a body that the
/// result was computed from besides.
/// </summary>
internal sealed class TransformMemo<T> where T : class
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, Entry>> _entries = new();

    public T? GetOrCompute(SyntaxNode node, Compilation compilation, Func<BodyDependencies, T?> compute)
    {
        DeclarationShape shape = DeclarationShape.Of(compilation);
        ConcurrentDictionary<TextSpan, Entry> entries = _entries.GetOrCreateValue(node.SyntaxTree);
        if (entries.TryGetValue(node.Span, out Entry known) && known.Shape.Equals(shape) && known.Dependencies.AreIn(compilation)) return known.Value;
        BodyDependencies dependencies = new();
        T? value = compute(dependencies);
        entries[node.Span] = new Entry(shape, dependencies, value);
        return value;
    }

    private sealed record Entry(DeclarationShape Shape, BodyDependencies Dependencies, T? Value);
}
