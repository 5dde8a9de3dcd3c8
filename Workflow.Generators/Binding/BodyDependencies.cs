using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>The files whose bodies, not only declarations, a result was computed from.</summary>
internal sealed class BodyDependencies
{
    private readonly List<string> _files = [];

    public void Add(SyntaxTree tree) => _files.Add(FileContent.Of(tree));

    /// <summary>Whether all of them are still part of a compilation, unchanged.</summary>
    public bool AreIn(Compilation compilation) => _files.TrueForAll(each => FileContent.IsIn(compilation, each));
}
