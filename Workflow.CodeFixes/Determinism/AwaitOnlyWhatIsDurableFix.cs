using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Workflow.Analyzers.Determinism;

namespace Workflow.CodeFixes.Determinism;

/// <summary>WFL2006: moves what awaits what is not durable into a step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitOnlyWhatIsDurableFix))]
[Shared]
public sealed class AwaitOnlyWhatIsDurableFix : MoveIntoStepFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [AwaitOnlyWhatIsDurableAnalyzer.Id];
}
