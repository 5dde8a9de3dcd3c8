using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Workflow.Generators.Binding;

/// <summary>What a call in a workflow body means to the engine.</summary>
internal enum DurableCallKind
{
    /// <summary>Nothing: an ordinary call.</summary>
    None,

    /// <summary>A <c>[Step]</c> method.</summary>
    Step,

    /// <summary>A <c>[Workflow]</c> method, called from another one: a frame on the same run's stack.</summary>
    Workflow,

    /// <summary><c>task.WaitAsync(timeout)</c>, with or without a cancellation token: a timer of the run.</summary>
    WaitAsync,

    /// <summary>A member of <c>Durable</c>.</summary>
    Durable,

    /// <summary>A generated <c>StartXChildAsync</c>: a child run.</summary>
    Child,

    /// <summary>A generated <c>ContinueXAsNew</c>: the end of this log.</summary>
    Continuation,

    /// <summary><c>Task.WhenAll</c>.</summary>
    WhenAll,

    /// <summary><c>Task.WhenAny</c>.</summary>
    WhenAny,
}

/// <summary>Tells durable calls from ordinary ones, by symbol. The one home of this question for lowering and analyzers.</summary>
internal sealed class DurableCalls(KnownSymbols known)
{
    /// <summary>What calling a method, or reading a property through its getter, means.</summary>
    public DurableCallKind KindOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => KindOf(method),
        IPropertySymbol property when KnownSymbols.Is(property.ContainingType, known.Durable) => DurableCallKind.Durable,
        _ => DurableCallKind.None,
    };

    /// <summary>
    /// Whether a member of <c>Durable</c> leaves no trace in the run's log, so that code may begin or cease to use it while runs go on.
    /// </summary>
    public static bool IsUnrecorded(ISymbol member) => member.Name is "Run" or "Logger" or "CancellationToken" or "CreateCancellation" or "Copy";

    /// <summary>What an invocation, a method group or a property read means.</summary>
    public DurableCallKind KindOf(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => KindOf(invocation.TargetMethod),
        IMethodReferenceOperation reference => KindOf(reference.Method),
        IPropertyReferenceOperation reference => KindOf(reference.Property),
        _ => DurableCallKind.None,
    };

    private DurableCallKind KindOf(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (definition.MethodKind is not MethodKind.Ordinary) return DurableCallKind.None;
        if (known.StepAttributeOf(definition) is not null) return DurableCallKind.Step;
        if (known.WorkflowAttributeOf(definition) is not null) return DurableCallKind.Workflow;
        if (known.WorkflowOfChild(definition) is not null) return DurableCallKind.Child;
        if (known.WorkflowOfContinuation(definition) is not null) return DurableCallKind.Continuation;
        if (KnownSymbols.Is(definition.ContainingType, known.Durable)) return DurableCallKind.Durable;
        if (!KnownSymbols.Is(definition.ContainingType, known.Task) && !KnownSymbols.Is(definition.ContainingType, known.TaskOfT))
            return DurableCallKind.None;
        return definition.Name switch
        {
            "WhenAll" => DurableCallKind.WhenAll,
            "WhenAny" => DurableCallKind.WhenAny,
            "WaitAsync" when IsTimedWait(definition) => DurableCallKind.WaitAsync,
            _ => DurableCallKind.None,
        };
    }

    private bool IsTimedWait(IMethodSymbol method) =>
        method.Parameters.Length is 1 or 2
        && KnownSymbols.Is(method.Parameters[0].Type, known.TimeSpan)
        && (method.Parameters.Length == 1 || known.IsCancellationToken(method.Parameters[1].Type));
}
