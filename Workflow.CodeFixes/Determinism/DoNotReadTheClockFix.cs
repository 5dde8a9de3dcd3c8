using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2001: takes the time from the run, where the body itself is to blame.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotReadTheClockFix))]
[Shared]
public sealed class DoNotReadTheClockFix : ReplacementFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotReadTheClockAnalyzer.Id];
}
