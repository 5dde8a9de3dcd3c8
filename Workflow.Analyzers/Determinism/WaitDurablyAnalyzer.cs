using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2004. Durable.Delay parks the run until its time has come; a timer of the process ends with the process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitDurablyAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2004";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows wait by durable delays",
        "Workflow '{0}' waits with {1}, which the run's log knows nothing of and a crash forgets; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Durable.Delay parks the run until its time has come; a timer of the process ends with the process.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
