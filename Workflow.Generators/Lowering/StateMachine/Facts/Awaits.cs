using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Lowering.StateMachine.Facts;

/// <summary>Which nodes of a body hold an await of the body itself; those of lambdas and local functions are their own.</summary>
internal sealed class Awaits
{
    private readonly HashSet<SyntaxNode> _holders = [];

    public Awaits(SyntaxNode body)
    {
        foreach (SyntaxNode node in body.DescendantNodesAndSelf(each => each == body || !IsFunction(each)))
        {
            if (!IsAwait(node)) continue;
            for (SyntaxNode? holder = node; holder is not null && _holders.Add(holder) && holder != body; holder = holder.Parent) { }
        }
    }

    public bool In(SyntaxNode? node) => node is not null && _holders.Contains(node);

    /// <summary>Whether a node is a lambda or local function with an await of its own: it becomes a machine beside that of the body.</summary>
    public static bool IsAsyncFunction(SyntaxNode node) => IsFunction(node) && new Awaits(BodyOf(node) ?? node).In(BodyOf(node));

    /// <summary>The block or expression of a function.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression,
        _ => null,
    };

    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax statement => statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax declaration => declaration.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    };
}
