using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1004: writes the name or version that the message proposes. A constant that the user shares with other code is left alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamesMustFollowTheRulesFix))]
[Shared]
public sealed class NamesMustFollowTheRulesFix : MemberFix<MemberDeclarationSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [NamesMustFollowTheRulesAnalyzer.Id];

    private protected override string? TitleFor(MemberDeclarationSyntax node, Diagnostic diagnostic) =>
        AttributeOf(node, diagnostic) is { } attribute
        && ProposalOf(diagnostic) is { } proposal
        && ArgumentOf(attribute, diagnostic)?.Expression is null or LiteralExpressionSyntax
            ? $"Use '{proposal}'"
            : null;

    private protected override MemberDeclarationSyntax Change(MemberDeclarationSyntax node, Diagnostic diagnostic)
    {
        AttributeSyntax attribute = AttributeOf(node, diagnostic)!;
        ExpressionSyntax text = SyntaxFactory.LiteralExpression(
            SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(ProposalOf(diagnostic)!));
        if (ArgumentOf(attribute, diagnostic) is { } argument)
            return node.ReplaceNode(argument.Expression, text.WithTriviaFrom(argument.Expression));

        AttributeArgumentListSyntax arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax name = SyntaxFactory.AttributeArgument(text);
        SeparatedSyntaxList<AttributeArgumentSyntax> list = arguments.Arguments.Count == 0
            ? [name]
            : SyntaxFactory.SeparatedList(
                arguments.Arguments.Insert(0, name),
                arguments.Arguments.GetSeparators().Prepend(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)));
        return node.ReplaceNode(attribute, attribute.WithArgumentList(arguments.WithArguments(list)));
    }

    private static AttributeSyntax? AttributeOf(MemberDeclarationSyntax declaration, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0] is var place
        && place.SourceTree?.FilePath == declaration.SyntaxTree.FilePath
            ? declaration.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Span == place.SourceSpan)
            : null;

    private static AttributeArgumentSyntax? ArgumentOf(AttributeSyntax attribute, Diagnostic diagnostic)
    {
        bool isVersion = diagnostic.Properties[NamesMustFollowTheRulesAnalyzer.Part] == NamesMustFollowTheRulesAnalyzer.VersionPart;
        return attribute.ArgumentList?.Arguments.FirstOrDefault(argument =>
            isVersion ? argument.NameEquals?.Name.Identifier.ValueText == "Version" : argument.NameEquals is null);
    }

    private static string? ProposalOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NamesMustFollowTheRulesAnalyzer.Proposal, out string? proposal) ? proposal : null;
}
