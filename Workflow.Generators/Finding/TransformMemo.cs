using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Finding;

/// <summary>
/// Remembers what was made of a method. Roslyn runs the transform of every annotated method after every edit anywhere; the result can
/// differ only if the method's own file, the declarations of any file, the references or the options have changed, or a body that the
/// result was computed from besides. Of a file only the newest text is remembered.
/// </summary>
internal sealed class TransformMemo<T> where T : class
{
    private readonly ConcurrentDictionary<string, Results> _files = new(StringComparer.Ordinal);

    public T? GetOrCompute(SyntaxNode node, Compilation compilation, Func<BodyDependencies, T?> compute)
    {
        DeclarationShape shape = DeclarationShape.Of(compilation);
        string content = FileContent.Of(node.SyntaxTree);
        Results results = _files.AddOrUpdate(node.SyntaxTree.FilePath, _ => new(content), (_, known) => known.Content == content ? known : new(content));
        if (results.OfMethods.TryGetValue(node.Span, out Entry entry) && entry.Shape.Equals(shape) && entry.Dependencies.AreIn(compilation)) return entry.Value;
        BodyDependencies dependencies = new();
        T? value = compute(dependencies);
        results.OfMethods[node.Span] = new Entry(shape, dependencies, value);
        return value;
    }

    private sealed class Results(string content)
    {
        public string Content => content;

        public ConcurrentDictionary<TextSpan, Entry> OfMethods { get; } = new();
    }

    private sealed record Entry(DeclarationShape Shape, BodyDependencies Dependencies, T? Value);
}
