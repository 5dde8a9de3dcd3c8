using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workflow.Differential.Programs;

/// <summary>Every cut that makes a program smaller; those that cut most come first. Not all of them leave C# that compiles.</summary>
internal static class Reductions
{
    private static readonly string[] Leaves = ["1", "true", "\"a\""];

    public static IReadOnlyList<TextChange> Of(string text) =>
    [
        .. CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().SelectMany(CutsOf)
            .Where(static each => each.NewText!.Length < each.Span.Length)
            .Distinct()
            .OrderByDescending(static each => each.Span.Length - each.NewText!.Length),
    ];

    /// <summary>Makes cuts, in any order; one that overlaps with an earlier one is left out.</summary>
    public static string Apply(string text, IEnumerable<TextChange> cuts)
    {
        List<TextChange> made = [];
        foreach (TextChange cut in cuts)
        {
            if (!made.Exists(each => each.Span.IntersectsWith(cut.Span))) made.Add(cut);
        }

        return SourceText.From(text).WithChanges(made.OrderBy(static each => each.Span.Start)).ToString();
    }

    private static IEnumerable<TextChange> CutsOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax { Identifier.Text: not "Main" } => [Remove(node)],
        BlockSyntax { Parent: BlockSyntax } block => [Remove(node), Replace(node, Inside(block))],
        BlockSyntax => [],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Turn" } } } => [],
        StatementSyntax statement => StatementCuts(statement),
        CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchFilterClauseSyntax or WhenClauseSyntax or ElseClauseSyntax => [Remove(node)],
        ExpressionSyntax and not (TypeSyntax and not IdentifierNameSyntax) => ExpressionCuts((ExpressionSyntax)node),
        ArgumentSyntax => [Remove(node)],
        InterpolationSyntax or InterpolatedStringTextSyntax => [Remove(node)],
        _ => [],
    };

    private static IEnumerable<TextChange> StatementCuts(StatementSyntax statement)
    {
        yield return Remove(statement);
        foreach (BlockSyntax block in statement.ChildNodes().SelectMany(static each => each is BlockSyntax ? [each] : each.ChildNodes()).OfType<BlockSyntax>())
            yield return Replace(statement, Inside(block));
        // What is declared elsewhere by a name may as well be declared by a plain value.
        if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: { } initializer }] } && initializer.Value.Span.Length > 12)
            yield return Replace(initializer.Value, "default!");
    }

    private static IEnumerable<TextChange> ExpressionCuts(ExpressionSyntax expression)
    {
        if (expression.Span.Length > 3)
        {
            foreach (string leaf in Leaves) yield return Replace(expression, leaf);
        }

        IEnumerable<ExpressionSyntax> parts = expression.DescendantNodes(each => each == expression || each is not ExpressionSyntax).OfType<ExpressionSyntax>();
        foreach (ExpressionSyntax part in parts) yield return Replace(expression, part.ToString());
    }

    private static string Inside(BlockSyntax block) => string.Join("\n", block.Statements.Select(static each => each.ToFullString())).Trim();

    private static TextChange Remove(SyntaxNode node) => new(node.Span, "");

    private static TextChange Replace(SyntaxNode node, string text) => new(node.Span, text);
}
