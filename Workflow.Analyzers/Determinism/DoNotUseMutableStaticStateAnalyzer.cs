using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2008. Static state is shared by all runs of a process, and gone with it; a replay finds it in another state.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotUseMutableStaticStateAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2008";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows use no static state that changes",
        "Workflow '{0}' uses {1}, static state that changes and is not what it was when the run is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Static state is shared by all runs of a process, and gone with it; a replay finds it in another state.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
