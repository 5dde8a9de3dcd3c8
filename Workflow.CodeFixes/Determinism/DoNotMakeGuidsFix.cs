using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2002: takes the identifier from the run, where the body itself is to blame.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotMakeGuidsFix))]
[Shared]
public sealed class DoNotMakeGuidsFix : ReplacementFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotMakeGuidsAnalyzer.Id];
}
