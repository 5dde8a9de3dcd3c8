using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Analyzers.Suppressing;

/// <summary>
/// CS1066 says that a default value on an implementing part has no effect. On a durable method it has: the generator copies it to the defining
/// part that it writes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultValuesBelongToBothParts : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "WFLS1066", "CS1066", "The generator copies default values of [Workflow] and [Step] methods to the defining part.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (DurableMethods.Surround(diagnostic, context, workflowsOnly: false))
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
        }
    }
}
