using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Generators.Lowering;

/// <summary>
/// The bodies that the generator has made state machines of. In a build it runs before the analyzers and in their process, which then need not lower the
/// same bodies to ask for reasons against it. Safe for concurrent use; kept only as long as the files are.
/// </summary>
internal static class KnownMachines
{
    private static readonly ConditionalWeakTable<SyntaxTree, Bodies> Files = new();
    private static readonly ConditionalWeakTable<Compilation, Origin> Origins = new();

    /// <summary>Notes that a method of a project, as it is before anything is generated, has become a machine.</summary>
    public static void Add(SyntaxNode method, Compilation project)
    {
        Bodies bodies = Files.GetOrCreateValue(method.SyntaxTree);
        bodies.Methods[method.Span] = project;
    }

    /// <summary>Whether a method is known to be one in a compilation that the same project became by generated files.</summary>
    public static bool Contains(SyntaxNode method, Compilation compilation)
    {
        if (!Files.TryGetValue(method.SyntaxTree, out Bodies bodies) || !bodies.Methods.TryGetValue(method.Span, out Compilation project)) return false;
        Origin origin = Origins.GetValue(compilation, _ => new(project, IsOf(compilation, project)));
        return origin.Project == project ? origin.IsIt : IsOf(compilation, project);
    }

    private static bool IsOf(Compilation compilation, Compilation project) =>
        project.SyntaxTrees.All(compilation.ContainsSyntaxTree) && project.References.SequenceEqual(compilation.References);

    private sealed class Bodies
    {
        public ConcurrentDictionary<TextSpan, Compilation> Methods { get; } = new();
    }

    private sealed record Origin(Compilation Project, bool IsIt);
}
