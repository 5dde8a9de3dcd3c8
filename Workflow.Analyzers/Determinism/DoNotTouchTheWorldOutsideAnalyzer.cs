using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2007. Files, networks, databases, processes, consoles and environment variables belong into steps, whose results are recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotTouchTheWorldOutsideAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2007";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows touch the world outside in steps only",
        "Workflow '{0}' touches the world outside the run with {1}, again whenever it is replayed, and perhaps to another end; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Files, networks, databases, processes, consoles and environment variables belong into steps, whose results are recorded.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
