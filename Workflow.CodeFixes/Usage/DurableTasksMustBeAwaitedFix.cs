using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1013: awaits the call where it stands. Not offered where nothing can be awaited, nor for <c>?.</c>, whose task may be null.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurableTasksMustBeAwaitedFix))]
[Shared]
public sealed class DurableTasksMustBeAwaitedFix : MemberFix<InvocationExpressionSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DurableTasksMustBeAwaitedAnalyzer.Id];

    private protected override string? TitleFor(InvocationExpressionSyntax node, Diagnostic diagnostic) =>
        node.Span == diagnostic.Location.SourceSpan && AsyncCode.CanAwaitAt(node) && ReplacedBy(node) is not null ? "Await the call" : null;

    private protected override (SyntaxNode Old, SyntaxNode New) Replace(InvocationExpressionSyntax node, Diagnostic diagnostic)
    {
        SyntaxNode replaced = ReplacedBy(node)!;
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), node.WithoutTrivia());
        SyntaxNode changed = replaced is StatementSyntax statement and not ExpressionStatementSyntax
            ? SyntaxFactory.ExpressionStatement(awaited, statement.GetLastToken())
            : awaited;
        return (replaced, changed.WithTriviaFrom(replaced));
    }

    /// <summary>What <c>await</c> and the call take the place of: the call, the assignment to <c>_</c>, or the declaration of a local that is not used.</summary>
    private static SyntaxNode? ReplacedBy(InvocationExpressionSyntax call)
    {
        SyntaxNode value = call;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) value = value.Parent;
        return value.Parent switch
        {
            ExpressionStatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax => value,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard when discard.Right == value => discard,
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax
                {
                    Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration },
                },
            } => declaration,
            _ => null,
        };
    }
}
