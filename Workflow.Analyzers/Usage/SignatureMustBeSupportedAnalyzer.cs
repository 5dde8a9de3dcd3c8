using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Bodies;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SignatureMustBeSupportedAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1008";

    /// <summary>The property that is present where an accessibility modifier is all that is missing.</summary>
    public const string LacksAccessibility = "LacksAccessibility";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The signature of a workflow or step must be supported",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A call of a workflow or step is recorded as a name and arguments, and is made again from them on any machine.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    private static readonly ImmutableDictionary<string, string?> AccessibilityFacts =
        ImmutableDictionary<string, string?>.Empty.Add(LacksAccessibility, null);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        base.Watch(context, symbols);
        context.RegisterSymbolAction(symbol => CheckStatedTypes((INamedTypeSymbol)symbol.Symbol, symbol), SymbolKind.NamedType);
        context.RegisterOperationBlockAction(block => CheckCalls(block, symbols));
    }

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        foreach (SignatureProblem problem in SignatureProblems.Of(method, context.Compilation))
        {
            ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty;
            if (problem.Remedy is { } remedy) facts = facts.Add(SignatureRemedy.Property, remedy);
            context.ReportDiagnostic(Diagnostic.Create(Rule, problem.Location, facts, method.Title, problem.Finding, problem.Replacement));
        }

        if (SignatureProblems.LacksAccessibility(method))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, method.Declaration.Identifier.GetLocation(), AccessibilityFacts,
                method.Title, "has no accessibility modifier, which C# demands of a partial method that returns something", "write 'private' before it"));
        }
    }

    private static void CheckStatedTypes(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        var stated = StatedTypes.Of(type, context.Compilation);
        if (!stated.AreThere) return;
        foreach (StatedTypeProblem problem in stated.Problems) Report(problem.Attribute, problem.Finding, problem.Replacement);
        var symbols = KnownSymbols.Of(context.Compilation);
        bool hasMethods = type.GetMembers().OfType<IMethodSymbol>().Any(method => AnnotatedMethod.From(method, symbols) is not null);
        if (!hasMethods && stated.Problems.IsEmpty)
            Report(stated.First!, "stands on a class that declares no workflow or step", "put it on the class that declares them");

        void Report(AttributeData attribute, string finding, string replacement)
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() is { } location)
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, $"[WorkflowTypeArguments] of '{SymbolNames.Of(type)}'", finding, replacement));
        }
    }

    private static void CheckCalls(OperationBlockAnalysisContext context, KnownSymbols symbols)
    {
        if (context.OwningSymbol is not IMethodSymbol workflow || symbols.WorkflowAttributeOf(workflow) is null) return;
        var calls = new UnstatedCalls(workflow, symbols, context.Compilation);
        foreach (IOperation operation in context.OperationBlocks.OfType<IBlockOperation>().SelectMany(static block => block.Descendants()))
        {
            if (CallSite.Of(operation) is not { } site || calls.UnstatedTypeOf(site.Method) is not { } unstated) continue;
            string types = string.Join(", ", TypeParameters.ArgumentsOf(unstated).Select(static each => $"typeof({SymbolNames.Of(each)})"));
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, site.Syntax.GetLocation(), $"Workflow '{SymbolNames.Of(workflow)}'",
                $"calls '{site.Method.Name}' of '{SymbolNames.Of(unstated)}', whose types no [WorkflowTypeArguments] states",
                $"put [WorkflowTypeArguments(\"a_name\", {types})] on '{unstated.Name}'"));
        }
    }
}
