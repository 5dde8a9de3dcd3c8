using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Workflow.Analyzers.Methods;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Bodies;

/// <summary>Recognises a step whose whole body is the call of another step.</summary>
internal static class ForwardingStep
{
    /// <summary>The call, or null where the body does something else, or calls what it overrides.</summary>
    public static IInvocationOperation? CallIn(IBlockOperation body, IMethodSymbol step, KnownSymbols symbols)
    {
        IOperation? only = null;
        foreach (IOperation each in body.Operations)
        {
            if (each is IReturnOperation { ReturnedValue: null }) continue;
            if (only is not null) return null;
            only = each;
        }

        return CallOf(only) is { } call
            && AnnotatedMethod.KindOf(call.TargetMethod, symbols) == DurableKind.Step
            && ClassForm.NameOf(call.TargetMethod) != ClassForm.NameOf(step)
            && !CallSite.IsOnBase(call)
                ? call
                : null;
    }

    private static IInvocationOperation? CallOf(IOperation? value) => value switch
    {
        IReturnOperation returned => CallOf(returned.ReturnedValue),
        IExpressionStatementOperation statement => CallOf(statement.Operation),
        IAwaitOperation awaited => CallOf(awaited.Operation),
        IConversionOperation conversion => CallOf(conversion.Operand),
        IParenthesizedOperation parenthesized => CallOf(parenthesized.Operand),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => CallOf(task),
        IInvocationOperation call => call,
        _ => null,
    };
}
