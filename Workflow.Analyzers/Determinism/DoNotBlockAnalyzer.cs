using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2010. A run has one thread at a time; what it waits for in a blocking way cannot come, or comes without being recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoNotBlockAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2010";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows do not block",
        "Workflow '{0}' blocks the run's thread with {1}, which what is waited for may need; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A run has one thread at a time; what it waits for in a blocking way cannot come, or comes without being recorded.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
