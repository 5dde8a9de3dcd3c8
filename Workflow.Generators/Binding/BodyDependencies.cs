using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>The files whose bodies, not only declarations, a result was computed from.</summary>
internal sealed class BodyDependencies
{
    private readonly List<WeakReference<SyntaxTree>> _trees = [];

    public void Add(SyntaxTree tree) => _trees.Add(new(tree));

    /// <summary>Whether all of them are still part of a compilation, unchanged.</summary>
    public bool AreIn(Compilation compilation) =>
        _trees.TrueForAll(each => each.TryGetTarget(out SyntaxTree tree) && compilation.ContainsSyntaxTree(tree));
}
