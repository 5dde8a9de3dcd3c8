using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>Runs analyzers as the compiler does, with exceptions of the analyzer turned into failures of the test.</summary>
internal static class Analysis
{
    /// <summary>What the analyzers report, suppressed diagnostics included, in the order of the source.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        RunAsync(compilation, new AnalyzerOptions([]), analyzers);

    /// <inheritdoc cref="RunAsync(Compilation, DiagnosticAnalyzer[])"/>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, AnalyzerOptions files, params DiagnosticAnalyzer[] analyzers)
    {
        ExceptionDispatchInfo? failure = null;
        var options = new CompilationWithAnalyzersOptions(
            files,
            onAnalyzerException: (exception, _, _) => failure = ExceptionDispatchInfo.Capture(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        CompilationWithAnalyzers run = compilation.WithAnalyzers([.. analyzers], options);
        ImmutableArray<Diagnostic> diagnostics = await run.GetAnalyzerDiagnosticsAsync();
        failure?.Throw();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id)];
    }

    /// <summary>What the compiler reports once the analyzers' suppressors have had their say.</summary>
    public static async Task<ImmutableArray<Diagnostic>> CompileAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        CompilationWithAnalyzers run = compilation.WithAnalyzers([.. analyzers]);
        return await run.GetAllDiagnosticsAsync();
    }
}
