using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2002. Durable.NewGuid() is recorded in the run's log; Guid.NewGuid() gives another identifier on every replay.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotMakeGuidsAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2002";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows take new identifiers from the run",
        "Workflow '{0}' makes an identifier with {1}, which is another one when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Durable.NewGuid() is recorded in the run's log; Guid.NewGuid() gives another identifier on every replay.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
