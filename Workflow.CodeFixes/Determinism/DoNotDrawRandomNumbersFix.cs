using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2003: draws from the run's own generator, where the body itself is to blame.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotDrawRandomNumbersFix))]
[Shared]
public sealed class DoNotDrawRandomNumbersFix : ReplacementFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotDrawRandomNumbersAnalyzer.Id];
}
