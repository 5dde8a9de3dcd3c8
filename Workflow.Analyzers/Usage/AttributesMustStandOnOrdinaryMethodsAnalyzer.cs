using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1009. Targets that the compiler refuses by itself (CS0592) are left to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributesMustStandOnOrdinaryMethodsAnalyzer : DurableMethodAnalyzer
{
    public const string Id = "WFL1009";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "[Workflow] and [Step] stand, one of them, on an ordinary method",
        "{0} {1}; {2}",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Only an ordinary method of a class can be registered under a name, awaited, and called again after a restart.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        base.Watch(context, symbols);
        context.RegisterSyntaxNodeAction(node => CheckTarget(node, symbols), SyntaxKind.Attribute);
    }

    private protected override void Check(AnnotatedMethod method, SyntaxNodeAnalysisContext context)
    {
        Location name = method.Declaration.Identifier.GetLocation();
        string title = $"'{SymbolNames.Of(method.Symbol)}'";
        if (method.Symbols.WorkflowAttributeOf(method.Symbol) is not null && method.Symbols.StepAttributeOf(method.Symbol) is not null)
        {
            Report(
                context, name, title, "is both a workflow and a step",
                "keep [Step] if it does work, [Workflow] if it calls steps; a workflow that calls it as a step needs a method of each kind");
        }

        if (method.Symbol.ReturnsVoid && method.Declaration.Modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, method.Declaration.ReturnType.GetLocation(), DurableMethodMustReturnTaskAnalyzer.WrappableFacts,
                title, "is async void and can never be awaited", "return Task"));
        }

        if (method.Symbol.ContainingType?.TypeKind == TypeKind.Extension)
            Report(context, name, title, "stands in an extension block, which holds no partial methods", "make it an ordinary method of a class");
    }

    private static void CheckTarget(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent is not AttributeListSyntax { Target: null or { Identifier.ValueText: "method" } } list || PlaceOf(list.Parent) is not { } place) return;
        ITypeSymbol? type = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type;
        string? word = KnownSymbols.Is(type, symbols.WorkflowAttribute) ? "Workflow" : KnownSymbols.Is(type, symbols.StepAttribute) ? "Step" : null;
        if (word is null) return;
        Report(
            context, attribute.GetLocation(), $"[{word}]", $"stands on {place}, which cannot be registered under a name",
            "make it an ordinary partial method of the class");
    }

    private static string? PlaceOf(SyntaxNode? owner) => owner switch
    {
        LocalFunctionStatementSyntax => "a local function",
        LambdaExpressionSyntax => "a lambda",
        AccessorDeclarationSyntax => "an accessor",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "an operator",
        DestructorDeclarationSyntax => "a finalizer",
        _ => null,
    };

    private static void Report(SyntaxNodeAnalysisContext context, Location location, string title, string finding, string replacement) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, title, finding, replacement));
}
