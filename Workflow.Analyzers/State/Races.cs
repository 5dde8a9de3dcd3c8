using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Analyzers.State;

/// <summary>The tasks that <c>Task.WhenAll</c> and <c>Task.WhenAny</c> wait for.</summary>
internal static class Races
{
    /// <summary>The expressions of the tasks, where they are named one by one; else that of their collection.</summary>
    public static IEnumerable<IOperation> TasksOf(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = WithoutConversion(argument.Value);
            IEnumerable<IOperation> items = value switch
            {
                IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
                ICollectionExpressionOperation collection => collection.Elements,
                _ => [value],
            };
            foreach (IOperation item in items) yield return WithoutConversion(item);
        }
    }

    /// <summary>The call that made a task: the expression itself, or what the local that it names is initialized with; null where neither tells.</summary>
    public static IInvocationOperation? CallOf(IOperation task, IOperation body)
    {
        if (task is ILocalReferenceOperation local)
        {
            IVariableDeclaratorOperation? declarator = body.Descendants().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, local.Local));
            task = declarator?.Initializer is { } initializer ? WithoutConversion(initializer.Value) : task;
        }

        return task as IInvocationOperation;
    }

    public static IOperation WithoutConversion(IOperation value) => value switch
    {
        IConversionOperation conversion => WithoutConversion(conversion.Operand),
        IParenthesizedOperation parenthesized => WithoutConversion(parenthesized.Operand),
        _ => value,
    };
}
