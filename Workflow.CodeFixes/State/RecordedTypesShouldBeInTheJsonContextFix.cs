using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Workflow.Analyzers.State;

namespace Workflow.CodeFixes.State;

/// <summary>WFL3008: lists the type in the context, wherever that is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordedTypesShouldBeInTheJsonContextFix))]
[Shared]
public sealed class RecordedTypesShouldBeInTheJsonContextFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [RecordedTypesShouldBeInTheJsonContextAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => AllAtOnce.Instance;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(RecordedTypesShouldBeInTheJsonContextAnalyzer.Missing, out string? missing) || missing is null) continue;
            if (diagnostic.AdditionalLocations.Count == 0 || context.Document.Project.Solution.GetDocument(diagnostic.AdditionalLocations[0].SourceTree) is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create("Add it to the JSON context", token => ListedAsync(context.Document.Project.Solution, [diagnostic], token), nameof(RecordedTypesShouldBeInTheJsonContextFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ListedAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        foreach (IGrouping<Location, Diagnostic> one in diagnostics.Where(static each => each.AdditionalLocations.Count > 0).GroupBy(static each => each.AdditionalLocations[0]))
        {
            if (solution.GetDocument(one.Key.SourceTree) is not { } document) continue;
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.FindNode(one.Key.SourceSpan) is not ClassDeclarationSyntax context) continue;
            ClassDeclarationSyntax changed = context;
            foreach (string missing in one.Select(static each => each.Properties[RecordedTypesShouldBeInTheJsonContextAnalyzer.Missing]!).Distinct(StringComparer.Ordinal)) changed = With(changed, missing);
            solution = document.WithSyntaxRoot(root.ReplaceNode(context, changed)).Project.Solution;
        }

        return solution;
    }

    private static ClassDeclarationSyntax With(ClassDeclarationSyntax context, string type)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("global::System.Text.Json.Serialization.JsonSerializable").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.AttributeArgumentList([SyntaxFactory.AttributeArgument(SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation)))]));
        AttributeListSyntax list = SyntaxFactory.AttributeList([attribute]).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        // After the last list, each on a line of its own.
        return context.AttributeLists.Count > 0
            ? context.WithAttributeLists(context.AttributeLists.Add(list))
            : context.WithoutLeadingTrivia().WithAttributeLists([list]).WithLeadingTrivia(context.GetLeadingTrivia());
    }

    /// <summary>All fixes add to one class, which may be in another file than what is reported, so they are made together.</summary>
    private sealed class AllAtOnce : FixAllProvider
    {
        public static AllAtOnce Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
            ImmutableArray<Diagnostic> diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : [.. (await Task.WhenAll(projects.Select(fixAllContext.GetAllDiagnosticsAsync)).ConfigureAwait(false)).SelectMany(static each => each)];
            return CodeAction.Create("Add them to the JSON context", token => ListedAsync(fixAllContext.Solution, diagnostics, token), nameof(RecordedTypesShouldBeInTheJsonContextFix));
        }
    }
}
