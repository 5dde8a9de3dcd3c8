using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2007: moves what touches the world outside into a step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotTouchTheWorldOutsideFix))]
[Shared]
public sealed class DoNotTouchTheWorldOutsideFix : MoveIntoStepFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotTouchTheWorldOutsideAnalyzer.Id];
}
