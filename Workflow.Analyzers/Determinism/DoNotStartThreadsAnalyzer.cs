using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2005. A run is executed by one thread at a time, in the order of its log. What runs beside it is not recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotStartThreadsAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2005";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows start no threads",
        "Workflow '{0}' leaves the run's own thread with {1}, so that the order of its calls is not the same when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A run is executed by one thread at a time, in the order of its log. What runs beside it is not recorded.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
