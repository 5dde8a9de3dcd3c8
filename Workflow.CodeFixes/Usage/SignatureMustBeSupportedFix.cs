using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Analyzers.Methods;
using Workflow.Analyzers.Usage;

namespace Workflow.CodeFixes.Usage;

/// <summary>WFL1008: what leaves the meaning of the method as it is. Other signatures have no mechanical way out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SignatureMustBeSupportedFix))]
[Shared]
public sealed class SignatureMustBeSupportedFix : MemberFix<MethodDeclarationSyntax>
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SignatureMustBeSupportedAnalyzer.Id];

    private protected override string? TitleFor(MethodDeclarationSyntax node, Diagnostic diagnostic) => RemedyOf(diagnostic) switch
    {
        SignatureRemedy.TakeValue => ParameterAt(node, diagnostic) is { } parameter && !IsGivenByReference(node, parameter) ? $"Take '{parameter.Identifier.ValueText}' by value" : null,
        SignatureRemedy.DeleteDefiningPart => DefiningPartOf(node) is null ? null : "Delete the part without a body",
        SignatureRemedy.ShowType => FileTypeAround(node) is { } type ? $"Remove 'file' from '{type.Identifier.ValueText}'" : null,
        _ => diagnostic.Properties.ContainsKey(SignatureMustBeSupportedAnalyzer.LacksAccessibility) ? "Make the method private" : null,
    };

    private protected override (SyntaxNode Old, SyntaxNode New) Replace(MethodDeclarationSyntax node, Diagnostic diagnostic)
    {
        switch (RemedyOf(diagnostic))
        {
            case SignatureRemedy.TakeValue:
                ParameterSyntax parameter = ParameterAt(node, diagnostic)!;
                return (parameter, parameter.WithModifiers([.. parameter.Modifiers.Where(static each => !IsReference(each))]).WithTriviaFrom(parameter));
            case SignatureRemedy.DeleteDefiningPart:
                var type = (TypeDeclarationSyntax)node.Parent!;
                return (type, type.RemoveNode(DefiningPartOf(node)!, SyntaxRemoveOptions.KeepNoTrivia)!);
            case SignatureRemedy.ShowType:
                TypeDeclarationSyntax local = FileTypeAround(node)!;
                return (local, WithoutFile(local));
            default:
                return (node, node.WithModifier(SyntaxKind.PrivateKeyword, 0));
        }
    }

    private static string? RemedyOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(SignatureRemedy.Property, out string? remedy) ? remedy : null;

    private static ParameterSyntax? ParameterAt(MethodDeclarationSyntax method, Diagnostic diagnostic) =>
        method.ParameterList.Parameters.FirstOrDefault(each => each.Span == diagnostic.Location.SourceSpan);

    private static bool IsReference(SyntaxToken modifier) => modifier.IsKind(SyntaxKind.InKeyword) || modifier.IsKind(SyntaxKind.RefKeyword) || modifier.IsKind(SyntaxKind.ReadOnlyKeyword);

    /// <summary>Whether a call in this file says <c>in</c> or <c>ref</c>, and would not compile any more; or the method is an override, which the base holds to its signature.</summary>
    private static bool IsGivenByReference(MethodDeclarationSyntax method, ParameterSyntax parameter) =>
        method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || method.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.GetLastToken().ValueText == method.Identifier.ValueText)
            .SelectMany(static call => call.ArgumentList.Arguments)
            .Any(static argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None));

    /// <summary>The defining part in the same class body, where nothing but the declaration would be lost with it.</summary>
    private static MethodDeclarationSyntax? DefiningPartOf(MethodDeclarationSyntax method)
    {
        if (method.Parent is not TypeDeclarationSyntax type || (method.Body is null && method.ExpressionBody is null)) return null;
        List<MethodDeclarationSyntax> parts =
        [
            .. type.Members.OfType<MethodDeclarationSyntax>().Where(each => each.Body is null && each.ExpressionBody is null
                && each.Identifier.ValueText == method.Identifier.ValueText
                && each.ParameterList.Parameters.Select(TypeOf).SequenceEqual(method.ParameterList.Parameters.Select(TypeOf))),
        ];
        return parts.Count == 1 && parts[0].AttributeLists.Count == 0 && !parts[0].ContainsDirectives && !HasComment(parts[0])
            && parts[0].ParameterList.Parameters.All(static each => each.Default is null && each.AttributeLists.Count == 0) ? parts[0] : null;

        static string TypeOf(ParameterSyntax parameter) => parameter.Type?.ToString() ?? "";
    }

    private static bool HasComment(MethodDeclarationSyntax part) =>
        part.GetLeadingTrivia().Concat(part.GetTrailingTrivia())
            .Any(static each => each.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));

    private static TypeDeclarationSyntax? FileTypeAround(MethodDeclarationSyntax method) =>
        method.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(static each => each.Modifiers.Any(SyntaxKind.FileKeyword));

    private static TypeDeclarationSyntax WithoutFile(TypeDeclarationSyntax type)
    {
        SyntaxToken file = type.Modifiers[type.Modifiers.IndexOf(SyntaxKind.FileKeyword)];
        SyntaxToken next = file.GetNextToken();
        TypeDeclarationSyntax changed = type.ReplaceToken(next, next.WithLeadingTrivia(file.LeadingTrivia));
        return (TypeDeclarationSyntax)changed.WithModifiers(changed.Modifiers.RemoveAt(type.Modifiers.IndexOf(SyntaxKind.FileKeyword)));
    }
}
