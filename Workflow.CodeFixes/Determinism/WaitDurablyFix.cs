using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2004: waits by a durable delay, where the body itself is to blame.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WaitDurablyFix))]
[Shared]
public sealed class WaitDurablyFix : ReplacementFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [WaitDurablyAnalyzer.Id];
}
