using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.CodeFixes.Versioning;

/// <summary>Gives a workflow the next version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Changed">The method or class with it.</param>
internal sealed record VersionRaise(string Version, MemberDeclarationSyntax Changed)
{
    private const string Argument = "Version";

    /// <summary>Null where the version is not written as a text in the attribute, or there is no telling what comes next.</summary>
    /// <param name="declaration">The method or class with the attribute.</param>
    /// <param name="version">The version that it has.</param>
    /// <param name="isTaken">Whether a version has been used.</param>
    public static VersionRaise? Of(MemberDeclarationSyntax declaration, string version, Func<string, bool> isTaken)
    {
        AttributeSyntax? attribute = declaration.AttributeLists.SelectMany(static each => each.Attributes).FirstOrDefault(IsWorkflow);
        if (attribute is null) return null;
        string? next = Next(version);
        while (next is not null && isTaken(next)) next = Next(next);
        if (next is null || !NameRules.IsVersion(next)) return null;
        ExpressionSyntax text = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(next));
        AttributeArgumentSyntax? written = attribute.ArgumentList?.Arguments.FirstOrDefault(static each => each.NameEquals?.Name.Identifier.ValueText == Argument);
        if (written is not null)
        {
            return written.Expression is LiteralExpressionSyntax
                ? new(next, declaration.ReplaceNode(written.Expression, text.WithTriviaFrom(written.Expression))) : null;
        }

        AttributeArgumentListSyntax arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(Argument).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)), null, text);
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SeparatedSyntaxList<AttributeArgumentSyntax> list = SyntaxFactory.SeparatedList(
            arguments.Arguments.Append(added), arguments.Arguments.GetSeparators().Concat(arguments.Arguments.Count > 0 ? [comma] : []));
        return new(next, declaration.ReplaceNode(attribute, attribute.WithArgumentList(arguments.WithArguments(list))));
    }

    /// <summary>The next minor of <c>1.0.0</c>; else the next number at the end, as of <c>2</c> or <c>v2</c>; null where there is none.</summary>
    private static string? Next(string version)
    {
        string[] parts = version.Split('.');
        int minor = parts.Length > 1 ? 1 : 0;
        if (Number(parts[minor]) is { } number && parts.Take(minor).All(static each => Number(each) is not null))
        {
            return string.Join(".", parts.Select((each, index) =>
                index < minor ? each : index == minor ? (number + 1).ToString(CultureInfo.InvariantCulture) : Number(each) is null ? each : "0"));
        }

        int digits = version.Reverse().TakeWhile(static each => each is >= '0' and <= '9').Count();
        string stem = version.Substring(0, version.Length - digits);
        return Number(version.Substring(stem.Length)) is { } last ? stem + (last + 1).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < int.MaxValue ? number : null;

    private static bool IsWorkflow(AttributeSyntax attribute)
    {
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText
            : attribute.Name is AliasQualifiedNameSyntax alias ? alias.Name.Identifier.ValueText
            : attribute.Name is SimpleNameSyntax simple ? simple.Identifier.ValueText : "";
        return name is "Workflow" or "WorkflowAttribute";
    }
}
