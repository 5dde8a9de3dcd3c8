using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Suppressing;

/// <summary>Finds the durable method that a diagnostic stands in.</summary>
internal static class DurableMethods
{
    /// <summary>The innermost method declaration around a diagnostic, if it is the implementing part of a durable method.</summary>
    public static bool Surround(Diagnostic diagnostic, SuppressionAnalysisContext context, bool workflowsOnly)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return false;
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration) return false;
        KnownSymbols known = KnownSymbols.Of(context.Compilation);
        if (context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method) return false;
        return known.WorkflowAttributeOf(method) is not null || !workflowsOnly && known.StepAttributeOf(method) is not null;
    }
}
