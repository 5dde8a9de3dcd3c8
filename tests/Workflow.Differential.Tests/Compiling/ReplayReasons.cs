using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.State;

namespace Workflow.Differential.Compiling;

/// <summary>Why bodies are no machines, as a user is told.</summary>
internal static class ReplayReasons
{
    /// <summary>The reasons in one file, without what is about that file only.</summary>
    public static async Task<string> OfAsync(Compilation compilation, string path)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new BodiesShouldResumeFromSnapshotsAnalyzer()]);
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(each => each.FilePath == path));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).ConfigureAwait(false);
        return found.IsEmpty ? "(not reported)" : string.Join(" and ", found.Select(Short).Distinct(StringComparer.Ordinal));
    }

    private static string Short(Diagnostic diagnostic)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return $"{diagnostic.Id}: {message[(message.IndexOf(", for ", StringComparison.Ordinal) + 6)..]}";
    }
}
