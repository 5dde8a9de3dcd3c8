using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1018. The engine gets the object of every attempt from dependency injection, on whichever machine it runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepReceiversMustBeInjectedAnalyzer : WorkflowBodyAnalyzer
{
    public const string Id = "WFL1018";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Steps and workflows are called on objects that dependency injection gives",
        "Workflow '{0}' calls '{1}' on {2}, but the engine runs it on an object from dependency injection; "
            + "take a '{3}' in the constructor of '{4}' and call it on that",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A recorded call is a name and arguments, without its object; the receiver must be this, static, or what the constructor was given.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Check(IOperation operation, IMethodSymbol workflow, KnownSymbols symbols, OperationBlockAnalysisContext context)
    {
        if (CallSite.Of(operation) is not { Receiver: { } receiver } site || AnnotatedMethod.KindOf(site.Method, symbols) is null) return;
        IOperation origin = Receivers.OriginOf(receiver);
        if (Receivers.ProblemOf(origin) is not { } problem) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, origin.Syntax.GetLocation(), SymbolNames.Of(workflow), SymbolNames.Of(site.Method), problem,
            SymbolNames.Of(site.Method.ContainingType), SymbolNames.Of(workflow.ContainingType)));
    }
}
