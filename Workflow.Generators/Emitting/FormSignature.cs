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

    public static string Of(DurableMethod method) =>
        $"{Hidden(method)}{Modifiers(method)}{SyntaxText.WithoutAttributes(method.Syntax.ReturnType)} {method.FormName}{Parameters(method)}";

    /// <summary>The signature of a replay body, which the durable form calls.</summary>
    public static string OfBody(DurableMethod method) =>
        $"{Obsolete(method)}private {(method.Symbol.IsStatic ? "static " : "")}{(method.Syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : "")}"
        + $"{(method.Syntax.Modifiers.Any(SyntaxKind.AsyncKeyword) ? "async " : "")}{SyntaxText.WithoutAttributes(method.Syntax.ReturnType)} {method.BodyName}{Parameters(method)}";

    /// <summary>The other form of an extension method, which calls the first; null for other methods.</summary>
    public static string? ReducedOf(DurableMethod method)
    {
        if (!method.Symbol.IsExtensionMethod) return null;
        SeparatedSyntaxList<ParameterSyntax> parameters = method.Syntax.ParameterList.Parameters;
        string rest = string.Concat(parameters.Skip(1).Select(each => $", {SyntaxText.WithoutAttributes(each)}"));
        string arguments = string.Join(", ", parameters.Select(each => each.Identifier.Text));
        return $"{Hidden(method)}{Modifiers(method)}{SyntaxText.WithoutAttributes(method.Syntax.ReturnType)} {method.FormName}("
            + $"{SyntaxText.WithoutAttributes(parameters[0])}, {Context}{rest}) => {method.FormName}(__context, {arguments});";
    }

    /// <summary>
    /// Marks what is generated for an obsolete method, so that it may use what else is obsolete; empty for other methods. It ends its line.
    /// </summary>
    public static string Obsolete(DurableMethod method) =>
        method.Symbol.GetAttributes().Any(static each => each.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute") ? "[global::System.Obsolete]\n" : "";

    private static string Hidden(DurableMethod method) =>
        Obsolete(method) + (method.Accessibility == Accessibility.Private ? "" : $"{SurroundingsEmitter.Hidden}\n");

    private static string Parameters(DurableMethod method)
    {
        string parameters = SyntaxText.WithoutAttributes(method.Syntax.ParameterList).Substring(1);
        if (method.Symbol.IsExtensionMethod) parameters = parameters.TrimStart().Substring("this ".Length);
        string separator = method.Syntax.ParameterList.Parameters.Count == 0 ? "" : ", ";
        return $"({Context}{separator}{parameters}";
    }

    private static string Modifiers(DurableMethod method)
    {
        string modifiers = string.Concat(method.Syntax.Modifiers.Where(static each => IsKept(each.Kind())).Select(static each => each.Text + " "));
        return method.IsClass ? modifiers.Replace("protected ", "public ") : modifiers;
    }

    private static bool IsKept(SyntaxKind kind) => kind
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword;
}
