using Microsoft.CodeAnalysis;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>What messages call the durable operations that code uses.</summary>
internal static class DurableMentions
{
    /// <summary><c>step 'Orders.Ship'</c>, <c>workflow 'Orders.Process'</c>, <c>'Durable.Delay'</c>.</summary>
    public static string Of(ISymbol durable, KnownSymbols symbols) =>
        (durable is IMethodSymbol method ? AnnotatedMethod.KindOf(method, symbols) : null) switch
        {
            DurableKind.Workflow => $"workflow '{SymbolNames.Of(durable)}'",
            DurableKind.Step => $"step '{SymbolNames.Of(durable)}'",
            _ => $"'{SymbolNames.Of(durable)}'",
        };
}
