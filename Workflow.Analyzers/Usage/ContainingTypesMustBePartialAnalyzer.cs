using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Usage;

/// <summary>WFL1002. Reported once per type, however many durable methods it holds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainingTypesMustBePartialAnalyzer : WorkflowAnalyzer
{
    public const string Id = "WFL1002";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A type that contains workflows or steps must be partial",
        "'{0}' contains {1} but is not partial, so the generator cannot add to it; write '{2}'",
        Category.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator adds members to the type that declares a workflow or step; that type and every type around it must be partial.",
        helpLinkUri: HelpLinks.Base + Id + HelpLinks.Extension);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Watch(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSyntaxNodeAction(
            node => Check(node, symbols),
            SyntaxKind.ClassDeclaration,
            SyntaxKind.StructDeclaration,
            SyntaxKind.InterfaceDeclaration,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.RecordStructDeclaration);

    private static void Check(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var type = (TypeDeclarationSyntax)context.Node;
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword) || FirstDurableMethodIn(type, context, symbols) is not { } method) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, type.Identifier.GetLocation(), type.Identifier.ValueText, method.Mention, Replacement(type)));
    }

    private static AnnotatedMethod? FirstDurableMethodIn(TypeDeclarationSyntax type, SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        // Nested types count: they cannot be extended where the type around them cannot.
        foreach (MethodDeclarationSyntax declaration in type.DescendantNodes(node => node is TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>())
        {
            if (!DurableForms.MayBeDurable(declaration)) continue;
            if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } symbol) continue;
            if (AnnotatedMethod.From(symbol, symbols) is { } method) return method;
        }

        return null;
    }

    private static string Replacement(TypeDeclarationSyntax type)
    {
        string keyword = type is RecordDeclarationSyntax record
            ? $"record {record.ClassOrStructKeyword.ValueText}".TrimEnd()
            : type.Keyword.ValueText;
        IEnumerable<string> modifiers = type.Modifiers.Select(modifier => modifier.ValueText).Append("partial");
        return $"{string.Join(" ", modifiers)} {keyword} {type.Identifier.ValueText}";
    }
}
