using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>What a rule says of a project with a lock file, before and after the generator has run.</summary>
internal static class Locked<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The rule reports exactly the marked spans of the source, and these messages.</summary>
    public static async Task Says(string lockFile, string marked, params string[] messages)
    {
        string source = MarkedSource.Strip(marked);
        foreach (Compilation compilation in new[] { TestCompilation.BeforeGeneration(source), TestCompilation.AfterGeneration(source) })
        {
            ImmutableArray<Diagnostic> diagnostics = await RunAsync(compilation, lockFile);
            diagnostics.Select(each => each.GetMessage(CultureInfo.InvariantCulture)).ShouldBe(messages);
            MarkedSource.Draw(source, diagnostics.Where(each => each.Location.SourceTree is not null), new TAnalyzer().SupportedDiagnostics[0].Id).ShouldBe(marked);
        }
    }

    /// <summary>The rule has nothing to say of a source that compiles.</summary>
    public static async Task IsSilentOn(string lockFile, string source)
    {
        TestCompilation.AfterGeneration(source).GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty("a source on which a rule must be silent has to compile");
        await Says(lockFile, source);
    }

    /// <summary>The diagnostics, with what the rule says of the file itself.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, string lockFile) =>
        Analysis.RunAsync(compilation, new AnalyzerOptions([new LockText(lockFile)]), new TAnalyzer());
}

/// <summary>Lock files of sources.</summary>
internal static class Locked
{
    /// <summary>The lock file that fits a source.</summary>
    public static string FileOf(string source) => LockFileWriter.Write(Update(LockFile.Empty, source));

    /// <summary>A lock file after an update for another source.</summary>
    public static string FileOf(string source, string next) => LockFileWriter.Write(Update(LockFileReader.Read(FileOf(source)), next));

    private static LockFile Update(LockFile before, string source)
    {
        CSharpCompilation compilation = TestCompilation.AfterGeneration(source);
        compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ShouldBeEmpty("a source to lock has to compile");
        return LockOutput.Update(before, compilation, _ => false, CancellationToken.None);
    }
}

/// <summary>A lock file in memory.</summary>
internal sealed class LockText(string text) : AdditionalText
{
    public const string LockPath = "/src/workflows.lock.json";

    public override string Path => LockPath;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
