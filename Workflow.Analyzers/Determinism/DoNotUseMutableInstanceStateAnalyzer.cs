using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2009. The object of a workflow is made anew whenever a run is loaded, and steps run on other objects.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotUseMutableInstanceStateAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2009";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows use no state of their object that changes",
        "Workflow '{0}' uses {1}, state of its object that changes but is not kept with the run; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The object of a workflow is made anew whenever a run is loaded, and steps run on other objects.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
