using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers;

/// <summary>Silences a diagnostic of others where it is about a workflow or step and would be wrong there. Nowhere else.</summary>
public abstract class WorkflowSuppressor : DiagnosticSuppressor
{
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        KnownSymbols symbols = KnownSymbols.Of(context.Compilation);
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            SyntaxNode place = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration) continue;
            if (context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method) continue;
            if (IsWrong(place, declaration, method, symbols))
                context.ReportSuppression(Suppression.Create(SupportedSuppressions[0], diagnostic));
        }
    }

    /// <summary>Whether a diagnostic at a place in a method's declaration is wrong there.</summary>
    private protected abstract bool IsWrong(SyntaxNode place, MethodDeclarationSyntax declaration, IMethodSymbol method, KnownSymbols symbols);
}
