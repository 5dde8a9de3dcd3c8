using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1012. A step is one record in the log; nothing inside it is a record of its own. A step that does nothing else is the business of WFL1015.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableOperationsMustNotStandInStepsAnalyzer : StepBodyAnalyzer
{
    public const string Id = "WFL1012";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Durable operations must not stand in steps",
        "Step '{0}' uses {1} in its body, {2}; {3}",
        Category.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The engine runs a step's body as ordinary code and records its result: what it calls is neither recorded nor retried by itself.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol step, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (DurableMembers.UsedBy(operation, symbols) is { } member)
        {
            Report(CallSite.NameIn(operation.Syntax), member, "where it throws InvalidOperationException, for a step never sees its run",
                DurableMembers.ReplacementFor(member, isInStep: true));
            return;
        }

        if (CallSite.Of(operation) is not { } site || CallSite.IsInNameof(operation)) return;
        if (ClientCalls.IsWait(site.Method, symbols))
        {
            Report(site.Syntax, site.Method, "which holds the attempt, and its place in the queue, until another run has ended, and waits anew with every attempt",
                "call that workflow in the workflow's body");
            return;
        }

        // What an override adds to, and recursion, are ordinary code.
        if (CallSite.IsOnBase(operation) || IsSame(site.Method, step) || IsAllThatItDoes(operation, step, symbols)) return;
        switch (AnnotatedMethod.KindOf(site.Method, symbols))
        {
            case DurableKind.Step:
                Report(site.Syntax, site.Method, "where it is a plain method, without a record, retries and a timeout of its own", "call it in the workflow's body");
                break;
            case DurableKind.Workflow:
                Report(site.Syntax, site.Method, "where it runs without durability, and from its beginning with every attempt",
                    "call it in the workflow's body, or start a run of it through WorkflowClient");
                break;
        }

        void Report(SyntaxNode place, ISymbol used, string consequence, string replacement) => context.ReportDiagnostic(Diagnostic.Create(
            Rule, place.GetLocation(), SymbolNames.Of(step), DurableMentions.Of(used, symbols), consequence, replacement));
    }

    private static bool IsSame(IMethodSymbol one, IMethodSymbol two) =>
        SymbolEqualityComparer.Default.Equals((one.PartialDefinitionPart ?? one).OriginalDefinition, (two.PartialDefinitionPart ?? two).OriginalDefinition);

    private static bool IsAllThatItDoes(IOperation call, IMethodSymbol step, KnownSymbols symbols)
    {
        IBlockOperation? body = null;
        for (IOperation? each = call.Parent; each is not null; each = each.Parent) body = each as IBlockOperation ?? body;
        return body is not null && ForwardingStep.CallIn(body, step, symbols) == call;
    }
}
