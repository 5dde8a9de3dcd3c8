using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2006. A run is continued by what its log records: steps, workflows and durable waits. Another task cannot continue it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitOnlyWhatIsDurableAnalyzer : DeterminismAnalyzer
{
    public const string Id = "WFL2006";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Workflows await durable tasks only",
        "Workflow '{0}' awaits {1}, which is not durable: the run blocks when it is not done at once, and does it again when it is replayed; {2}",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A run is continued by what its log records: steps, workflows and durable waits. Another task cannot continue it.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];
}
