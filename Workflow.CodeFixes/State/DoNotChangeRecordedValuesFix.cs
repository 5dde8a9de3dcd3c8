using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Workflow.Analyzers.State;

namespace Workflow.CodeFixes.State;

/// <summary>WFL3004: copies the value where the variable gets it, so that what is changed is the run's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotChangeRecordedValuesFix))]
[Shared]
public sealed class DoNotChangeRecordedValuesFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DoNotChangeRecordedValuesAnalyzer.Id];

    // One variable may be changed in many places; the fixes of them all are one and the same edit, of which the batch keeps one.
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DoNotChangeRecordedValuesAnalyzer.Copy, out string? copy) || copy is null) continue;
            if (diagnostic.AdditionalLocations.Count == 0 || diagnostic.AdditionalLocations[0] is not { } place || place.SourceTree?.FilePath != root.SyntaxTree.FilePath) continue;
            SyntaxNode declaration = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
            if (Changed(root, declaration, copy, diagnostic.Properties[DoNotChangeRecordedValuesAnalyzer.Type]!) is not { } changed) continue;
            context.RegisterCodeFix(
                CodeAction.Create("Copy it first", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), nameof(DoNotChangeRecordedValuesFix)), diagnostic);
        }
    }

    private static SyntaxNode? Changed(SyntaxNode root, SyntaxNode declaration, string copy, string type)
    {
        switch (declaration)
        {
            case ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Body: { } body } } parameter:
                return root.ReplaceNode(body, Inserted(body, 0, parameter.Identifier, copy));
            case VariableDeclaratorSyntax { Initializer: { } initializer, Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax statement } variables } declarator:
                // A copy that asks its original for something cannot be made of an expression, which would be evaluated twice.
                if (copy.IndexOf('$') != copy.LastIndexOf('$'))
                    return statement.Parent is BlockSyntax block ? root.ReplaceNode(block, Inserted(block, block.Statements.IndexOf(statement) + 1, declarator.Identifier, copy)) : null;
                bool isTargetTyped = copy[0] is '[' || copy.StartsWith("new(", StringComparison.Ordinal);
                VariableDeclarationSyntax copied = variables.ReplaceNode(initializer.Value, Copied(initializer.Value, copy));
                return root.ReplaceNode(variables, isTargetTyped && copied.Type.IsVar ? copied.WithType(SyntaxFactory.ParseTypeName(type).WithTriviaFrom(copied.Type)) : copied);
            default:
                return null;
        }
    }

    private static BlockSyntax Inserted(BlockSyntax block, int index, SyntaxToken variable, string copy)
    {
        StatementSyntax statement = SyntaxFactory.ParseStatement($"{variable.Text} = {copy.Replace("$", variable.Text)};")
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return block.WithStatements(block.Statements.Insert(index, statement));
    }

    private static ExpressionSyntax Copied(ExpressionSyntax value, string copy)
    {
        bool needsParentheses = copy[0] == '$' && value is not (IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax);
        string text = value.WithoutTrivia().ToString();
        return SyntaxFactory.ParseExpression(copy.Replace("$", needsParentheses ? $"({text})" : text)).WithTriviaFrom(value);
    }
}
