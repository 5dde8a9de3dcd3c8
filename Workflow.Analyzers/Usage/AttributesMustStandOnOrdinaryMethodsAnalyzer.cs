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
        description: "Only an ordinary method of a class, or a class that is derived from Workflow or Step, can be registered under a name, awaited, and called again after a restart.",
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
            (string finding, string replacement) = WhyBoth(method.Symbol);
            Report(context, name, title, finding, replacement);
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

    private static (string Finding, string Replacement) WhyBoth(IMethodSymbol method)
    {
        if (ClassForm.MarkOf(method) is not { } mark)
        {
            return ("is both a workflow and a step",
                "keep [Step] if it does work, [Workflow] if it calls steps; a workflow that calls it as a step needs a method of each kind");
        }

        (string own, string other) = mark.Name == ClassForm.Body ? ("Workflow", "Step") : ("Step", "Workflow");
        return ($"has [{other}], and its class is derived from {own}", $"write [{own}], or derive the class from {other}");
    }

    private static void CheckTarget(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent is not AttributeListSyntax { Target: null or { Identifier.RawKind: (int)SyntaxKind.MethodKeyword } } list) return;
        if ((PlaceOf(list.Parent) ?? PlaceOfClass(list.Parent, context)) is not { } place) return;
        ITypeSymbol? type = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type;
        string? word = KnownSymbols.Is(type, symbols.WorkflowAttribute) ? "Workflow" : KnownSymbols.Is(type, symbols.StepAttribute) ? "Step" : null;
        if (word is null) return;
        Report(
            context, attribute.GetLocation(), $"[{word}]", $"stands on {place}, which cannot be registered under a name",
            list.Parent is TypeDeclarationSyntax ? $"derive the class from {word}<TInput, TResult>, and override its body in the class" : "make it an ordinary partial method of the class");
    }

    /// <summary>A class is registered if it is itself the workflow or step. Where it only lacks the body, the compiler says so.</summary>
    private static string? PlaceOfClass(SyntaxNode? owner, SyntaxNodeAnalysisContext context)
    {
        if (owner is not (ClassDeclarationSyntax or RecordDeclarationSyntax) || context.SemanticModel.GetDeclaredSymbol(owner, context.CancellationToken) is not INamedTypeSymbol type) return null;
        if (ClassForm.In(type) is not null) return null;
        if (!ClassForm.IsDerived(type)) return "a class that is no workflow or step";
        if (type.IsAbstract) return "an abstract class";
        return type.BaseType is { } parent && ClassForm.In(parent) is not null ? "a class that has its body from another one" : null;
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
