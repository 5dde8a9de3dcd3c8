using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2001. Durable.UtcNow is recorded in the run's log; a clock is read again on every replay.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotReadTheClockAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2001";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows take the time from the run",
        "Workflow '{0}' reads the clock in {1}, which gives another time when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Durable.UtcNow is recorded in the run's log; a clock is read again on every replay.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
