using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;

namespace Workflow.Generators.Emitting;

/// <summary>
/// The signature of a durable form: the user's own text, with the context as its first parameter. That of an extension method comes
/// twice, for it is called both ways: <c>line.__Ship(__context)</c> and <c>Steps.__Ship(__context, line)</c>.
/// </summary>
internal static class FormSignature
{
    private const string Context = "global::Workflow.Runtime.Compiled.WorkflowContext __context";

    public static string Of(DurableMethod method)
    {
        MethodDeclarationSyntax syntax = method.Syntax;
        string parameters = SyntaxText.WithoutAttributes(syntax.ParameterList).Substring(1);
        if (method.Symbol.IsExtensionMethod) parameters = parameters.TrimStart().Substring("this ".Length);
        string separator = syntax.ParameterList.Parameters.Count == 0 ? "" : ", ";
        return $"{Hidden(method)}{Modifiers(syntax, withAsync: method.Kind == DurableKind.Workflow)}{SyntaxText.WithoutAttributes(syntax.ReturnType)} {method.FormName}({Context}{separator}{parameters}";
    }

    /// <summary>The other form of an extension method, which calls the first; null for other methods.</summary>
    public static string? ReducedOf(DurableMethod method)
    {
        if (!method.Symbol.IsExtensionMethod) return null;
        SeparatedSyntaxList<ParameterSyntax> parameters = method.Syntax.ParameterList.Parameters;
        string rest = string.Concat(parameters.Skip(1).Select(each => $", {SyntaxText.WithoutAttributes(each)}"));
        string arguments = string.Join(", ", parameters.Select(each => each.Identifier.Text));
        return $"{Hidden(method)}{Modifiers(method.Syntax, withAsync: false)}{SyntaxText.WithoutAttributes(method.Syntax.ReturnType)} {method.FormName}("
            + $"{SyntaxText.WithoutAttributes(parameters[0])}, {Context}{rest}) => {method.FormName}(__context, {arguments});";
    }

    /// <summary>
    /// Marks what is generated for an obsolete method, so that it may use what else is obsolete; empty for other methods. It ends its line.
    /// </summary>
    public static string Obsolete(DurableMethod method) =>
        method.Symbol.GetAttributes().Any(static each => each.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute") ? "[global::System.Obsolete]\n" : "";

    private static string Hidden(DurableMethod method) =>
        Obsolete(method) + (method.Symbol.DeclaredAccessibility == Accessibility.Private ? "" : $"{SurroundingsEmitter.Hidden}\n");

    private static string Modifiers(MethodDeclarationSyntax syntax, bool withAsync) =>
        string.Concat(syntax.Modifiers.Where(each => IsKept(each.Kind(), withAsync)).Select(each => each.Text + " "));

    private static bool IsKept(SyntaxKind kind, bool withAsync) => kind
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword
        || (withAsync && kind == SyntaxKind.AsyncKeyword);
}
