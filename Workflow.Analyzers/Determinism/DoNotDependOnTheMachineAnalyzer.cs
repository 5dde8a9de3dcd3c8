using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2012. A run may be continued on another machine, with another culture, time zone, name and number of processors.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotDependOnTheMachineAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2012";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows do not depend on the machine they run on",
        "Workflow '{0}' depends on where it runs through {1}, which may differ where the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A run may be continued on another machine, with another culture, time zone, name and number of processors.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
