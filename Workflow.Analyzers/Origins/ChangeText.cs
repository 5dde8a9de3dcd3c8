using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Origins;

/// <summary>How messages speak of changes and origins.</summary>
internal static class ChangeText
{
    /// <summary><c>Workflow 'Orders.Process' → 'Orders.Fill' calls 'Add' on 'lines'</c></summary>
    public static string Of(Change change, IMethodSymbol method, DurableKind kind)
    {
        string chain = string.Concat(change.Chain.Select(static helper => $" → '{SymbolNames.Of(helper.AssociatedSymbol ?? helper)}'"));
        string target = change.Target is { } expression && TextOf(expression) is { } text ? $" {Preposition(change)} '{text}'" : "";
        return $"{kind} '{SymbolNames.Of(method)}'{chain} {change.Doing}{target}";
    }

    /// <summary><c>a result of step 'Orders.Load'</c></summary>
    public static string Of(Origin origin, KnownSymbols symbols) => origin switch
    {
        { Kind: OriginKind.Result, Symbol: IMethodSymbol method } => AnnotatedMethod.KindOf(method, symbols) switch
        {
            DurableKind.Step => $"a result of step '{SymbolNames.Of(method)}'",
            DurableKind.Workflow => $"a recorded value that workflow '{SymbolNames.Of(method)}' gave back",
            _ => $"a result of '{SymbolNames.Of(method)}'",
        },
        { Kind: OriginKind.Shared } => $"the variable '{origin.Symbol.Name}'",
        _ => $"the argument '{origin.Symbol.Name}'",
    };

    private static string Preposition(Change change) => change.Doing.StartsWith("calls", StringComparison.Ordinal) ? "on" : "of";

    /// <summary>An expression that fits a message.</summary>
    private static string? TextOf(SyntaxNode expression)
    {
        string text = expression.ToString();
        return text.Length > 40 || text.Contains('\n') ? null : text;
    }
}
