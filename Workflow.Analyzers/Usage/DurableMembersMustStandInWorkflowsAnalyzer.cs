using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>
/// WFL1011. Helpers that a workflow calls may use what needs no checkpoint, for the run's scope flows into them; so only code that no workflow can
/// lead to is reported. Steps are the business of WFL1012, and waits in helpers of workflows that of WFL1017.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableMembersMustStandInWorkflowsAnalyzer : WorkflowAnalyzer
{
    public const string Id = "WFL1011";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Durable must be used in workflows only",
        "'{0}' uses '{1}', but no workflow leads there: it throws InvalidOperationException where no run is under way; {2}",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The members of Durable work on the run whose body is being executed. Outside of one there is none.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.Contain(context.Compilation)) return;
        context.RegisterOperationAction(
            operation => Check(operation, symbols), OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.MethodReference);
    }

    private static void Check(OperationAnalysisContext context, KnownSymbols symbols)
    {
        if (DurableMembers.UsedBy(context.Operation, symbols) is not { } used) return;
        if (context.ContainingSymbol is IMethodSymbol method && AnnotatedMethod.KindOf(method, symbols) is not null) return;
        var reach = NamesInReach.Of(context.Compilation);
        // A wait in a helper is wrong wherever the helper is called from. A delegate that only reads something may be handed to a workflow.
        bool isLegal = used is IMethodSymbol wait && symbols.IsTaskLike(wait.ReturnType)
            ? reach.OfWorkflows(context.ContainingSymbol)
            : IsInDelegate(context.Operation) || reach.OfWorkflowsAnywhere(context.ContainingSymbol);
        if (isLegal) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, CallSite.NameIn(context.Operation.Syntax).GetLocation(), SymbolNames.InCode(context.ContainingSymbol), SymbolNames.Of(used),
            DurableMembers.ReplacementFor(used, isInStep: false)));
    }

    private static bool IsInDelegate(IOperation operation)
    {
        for (IOperation? each = operation.Parent; each is not null; each = each.Parent)
            if (each is IAnonymousFunctionOperation) return true;
        return false;
    }
}
