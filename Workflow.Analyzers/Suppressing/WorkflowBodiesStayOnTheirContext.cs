using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Suppressing;

/// <summary>CA2007 asks for ConfigureAwait. A workflow body must come back to its run's own context, so there it asks for a defect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowBodiesStayOnTheirContext : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "WFLS2007", "CA2007", "A workflow body continues on its run's own context; ConfigureAwait(false) would leave it.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (DurableMethods.Surround(diagnostic, context, workflowsOnly: true))
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
        }
    }
}
