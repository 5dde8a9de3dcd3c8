using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2003. Durable.Random is seeded once for each run; other generators give other numbers on every replay.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotDrawRandomNumbersAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2003";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows take random numbers from the run",
        "Workflow '{0}' draws random numbers with {1}, which gives others when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Durable.Random is seeded once for each run; other generators give other numbers on every replay.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
