using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>
/// What a rule says of a source. Every claim is checked twice: as an analyzer sees the project before the generator has run, and after.
/// </summary>
internal static class Rule<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private static readonly string Id = new TAnalyzer().SupportedDiagnostics[0].Id;

    /// <summary>The rule reports exactly the marked spans.</summary>
    /// <returns>The messages, in the order of the source.</returns>
    public static async Task<IReadOnlyList<string>> Reports(string marked)
    {
        string source = MarkedSource.Strip(marked);
        (await Drawn(source, TestCompilation.BeforeGeneration(source))).ShouldBe(marked, "before the generator has run");
        Compilation after = TestCompilation.AfterGeneration(source);
        (await Drawn(source, after)).ShouldBe(marked, "after the generator has run");
        return [.. (await Analysis.RunAsync(after, new TAnalyzer())).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }

    /// <summary>The rule reports one span, with this message.</summary>
    public static async Task Says(string message, string marked) => (await Reports(marked)).ShouldBe([message]);

    /// <summary>The rule has nothing to say, and the source compiles, so that its silence means something.</summary>
    public static async Task IsSilentOn(string source)
    {
        TestCompilation.AfterGeneration(source).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty("a source on which a rule must be silent has to compile");
        await Reports(source);
    }

    private static async Task<string> Drawn(string source, Compilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = await Analysis.RunAsync(compilation, new TAnalyzer());
        diagnostics.ShouldAllBe(diagnostic => diagnostic.Location.SourceTree!.FilePath == TestCompilation.UserFile);
        return MarkedSource.Draw(source, diagnostics, Id);
    }
}
