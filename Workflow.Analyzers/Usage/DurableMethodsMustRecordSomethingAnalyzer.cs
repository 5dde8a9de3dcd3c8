using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1015. A step that only calls another, and a workflow that awaits nothing durable: both promise what their bodies do not hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableMethodsMustRecordSomethingAnalyzer : WorkflowAnalyzer
{
    public const string Id = "WFL1015";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Steps and workflows must record something of their own",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A step is a record of what it does itself; a workflow is what happens between its checkpoints, of which it needs one at least.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.Contain(context.Compilation)) return;
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol owner || AnnotatedMethod.KindOf(owner, symbols) is not { } kind) return;
            if (block.OperationBlocks.OfType<IBlockOperation>().FirstOrDefault() is not { } body) return;
            if (AnnotatedMethod.From(owner, symbols) is not { } method) return;
            if (kind == DurableKind.Step) CheckStep(method, body, block);
            else CheckWorkflow(method, body, block);
        });
    }

    private static void CheckStep(AnnotatedMethod step, IBlockOperation body, OperationBlockAnalysisContext context)
    {
        if (ForwardingStep.CallIn(body, step.Symbol, step.Symbols) is not { TargetMethod: var other }) return;
        Report(
            step, context, $"only calls step '{SymbolNames.Of(other)}', which is a plain method there: its retries, timeout and queue do not count",
            $"call '{other.Name}' in the workflow, or make it an ordinary method");
    }

    private static void CheckWorkflow(AnnotatedMethod workflow, IBlockOperation body, OperationBlockAnalysisContext context)
    {
        // What is overridden may have its checkpoints elsewhere.
        if (workflow.Symbol.IsVirtual || workflow.Symbol.IsOverride) return;
        if (body.Operations.Any(static each => each is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })) return;
        var calls = new DurableCalls(workflow.Symbols);
        var reach = DurableReach.In(context.Compilation);
        foreach (IOperation operation in body.Descendants())
        {
            // Code that is being typed may become one.
            if (operation is IInvalidOperation or IThrowOperation { Parent: IReturnOperation or IConversionOperation }) return;
            if (calls.KindOf(operation) != DurableCallKind.None && !IsReading(operation)) return;
            // What is reached through helpers is what WFL1017 reports.
            if (CallSite.Of(operation) is not { } site) continue;
            if (site.IsCertain ? !reach.ChainFrom(site.Method, context.CancellationToken).IsEmpty : reach.DurableImplementationOf(site.Method) is not null) return;
        }

        Report(
            workflow, context, "has no checkpoint: it awaits no step, no workflow and no durable wait, so that a restart runs all of it again",
            "move what it does into a [Step] that it awaits, or make it an ordinary method");
    }

    /// <summary>Whether an operation reads something of the run that is not recorded.</summary>
    private static bool IsReading(IOperation operation) => operation is IPropertyReferenceOperation { Property: var property } && DurableCalls.IsUnrecorded(property);

    private static void Report(AnnotatedMethod method, OperationBlockAnalysisContext context, string finding, string replacement) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, method.Declaration.Identifier.GetLocation(), method.Title, finding, replacement));
}
