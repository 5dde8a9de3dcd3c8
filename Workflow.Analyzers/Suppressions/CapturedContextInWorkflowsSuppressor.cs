using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Suppressions;

/// <summary>
/// CA2007 asks for <c>ConfigureAwait</c> at every await. In the body of a workflow the captured context is what brings the code back to the
/// run's pump.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedContextInWorkflowsSuppressor : WorkflowSuppressor
{
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        [new("WFLS0002", "CA2007", "A workflow continues on the captured context, which is the run's pump")];

    private protected override bool IsWrong(SyntaxNode place, MethodDeclarationSyntax declaration, IMethodSymbol method, KnownSymbols symbols) =>
        symbols.WorkflowAttributeOf(method) is not null;
}
