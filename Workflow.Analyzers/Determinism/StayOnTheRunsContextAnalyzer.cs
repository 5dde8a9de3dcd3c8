using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Determinism;

/// <summary>WFL2013. A workflow continues on the run's context; a body that says otherwise reads as what it is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StayOnTheRunsContextAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL2013";

    /// <summary>The bit of <c>ConfigureAwaitOptions</c> that keeps the context.</summary>
    private const int ContinueOnCapturedContext = 1;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Workflows stay on the run's context",
        "Workflow '{0}' asks with '{1}' to go on wherever the task has ended, but its code can only go on in its run; leave it out",
        Category.Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What continues a workflow is the run, one turn after the other. ConfigureAwait(false) has no effect in a body, and must not have any.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } call || !LeavesTheContext(call, symbols)) return;
        SyntaxNode place = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? access.Name
            : call.Syntax;
        Location location = Location.Create(call.Syntax.SyntaxTree, TextSpan.FromBounds(place.SpanStart, call.Syntax.Span.End));
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, SymbolNames.Of(workflow), call.Syntax.SyntaxTree.GetText(context.CancellationToken).ToString(location.SourceSpan)));
    }

    private static bool LeavesTheContext(IInvocationOperation call, KnownSymbols symbols)
    {
        ITypeSymbol? on = call.Instance?.Type ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value.Type);
        bool isOfFramework = on is not null && (symbols.IsTaskLike(on) || call.TargetMethod.ContainingType?.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks");
        return isOfFramework && !call.Arguments.IsEmpty && call.Arguments[call.Arguments.Length - 1].Value.ConstantValue switch
        {
            { HasValue: true, Value: bool keeps } => !keeps,
            { HasValue: true, Value: int options } => (options & ContinueOnCapturedContext) == 0,
            _ => false,
        };
    }
}
