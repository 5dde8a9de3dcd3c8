using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Lowering.StateMachine.Facts;

namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>What an <c>await</c> waits for, as the workflow's graph shows it.</summary>
/// <param name="Text"><c>step charge_card</c>, <c>workflow refund_order</c>, <c>Durable.Delay</c>, <c>Task.WhenAll of step ship</c>, the name of a variable.</param>
/// <param name="Workflows">The workflows among it.</param>
internal sealed record AwaitedThing(string Text, IReadOnlyList<IMethodSymbol> Workflows)
{
    /// <param name="awaited">The awaited expression.</param>
    /// <param name="name">What a person would call it.</param>
    /// <param name="body">The body that it stands in.</param>
    public static AwaitedThing Of(ExpressionSyntax awaited, string name, Body body)
    {
        DurableCalls calls = new(body.Method.Known);
        ISymbol? symbol = ClassForm.CalledBy(awaited, body.Model, default);
        List<IMethodSymbol> workflows = [];
        if (PartOf(symbol) is { } whole) return new(whole, workflows);
        if (calls.KindOf(symbol) == DurableCallKind.Durable) return new($"Durable.{symbol!.Name}", workflows);
        List<string> parts = [];
        foreach (SyntaxNode node in awaited.DescendantNodesAndSelf(static each => each is not AwaitExpressionSyntax && !Awaits.IsAsyncFunction(each)))
        {
            if (body.NameOfFunction(node) is { } function) parts.Add($"function {function}");
            else if (node is SimpleNameSyntax called && PartOf(ClassForm.CalledBy(called, body.Model, default)) is { } part) parts.Add(part);
        }

        return new(parts.Count == 0 ? name : $"{name} of {string.Join(", ", parts.Distinct(StringComparer.Ordinal))}", workflows);

        string? PartOf(ISymbol? meant)
        {
            if (meant is not IMethodSymbol method) return null;
            switch (calls.KindOf(method))
            {
                case DurableCallKind.Step:
                    return $"step {KeyOf(method, body.Method.Known.StepAttributeOf, body.Method.Compilation)}";
                case DurableCallKind.Workflow:
                    workflows.Add(method);
                    string? version = body.Method.Known.WorkflowAttributeOf(Declared(method))?.NamedArguments.FirstOrDefault(static each => each.Key == "Version").Value.Value as string;
                    return $"workflow {KeyOf(method, body.Method.Known.WorkflowAttributeOf, body.Method.Compilation)}{(version is null ? "" : $" {version}")}";
                case DurableCallKind.Child:
                    return $"child {body.Method.Known.WorkflowOfChild(Declared(method))}";
                case DurableCallKind.Continuation:
                    return $"continue {body.Method.Known.WorkflowOfContinuation(Declared(method))}";
                default:
                    return method.MethodKind == MethodKind.LocalFunction && method.DeclaringSyntaxReferences.Any(static each => Awaits.IsAsyncFunction(each.GetSyntax()))
                        ? $"function {body.Names.Of(method)}" : null;
            }
        }
    }

    private static IMethodSymbol Declared(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    /// <summary>The name in the log.</summary>
    private static string KeyOf(IMethodSymbol method, Func<IMethodSymbol, AttributeData?> attributeOf, Compilation compilation)
    {
        string key = attributeOf(Declared(method))?.ConstructorArguments.FirstOrDefault().Value as string ?? NameRules.DefaultName(ClassForm.NameOf(method)) ?? method.Name;
        if (!method.ContainingType.IsGenericType) return key;
        StatedType? stated = StatedTypes.Of(method.ContainingType, compilation).Valid.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Type, method.ContainingType));
        return stated?.KeyOf(key) ?? key;
    }
}
