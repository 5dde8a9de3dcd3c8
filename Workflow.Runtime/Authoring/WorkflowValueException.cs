using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>An argument, input or result cannot be carried: names the workflow, the step, the type and the member.</summary>
public sealed class WorkflowValueException : Exception
{
    internal WorkflowValueException(string message, string workflow, string? step, string valueType, string memberPath, Exception? innerException)
        : base(message, innerException) => (Workflow, Step, ValueType, MemberPath) = (workflow, step, valueType, memberPath);

    private WorkflowValueException(string message, string workflow, string? step, ValueException cause) : base(message, cause)
    {
        Workflow = workflow;
        Step = step;
        ValueType = cause.Type;
        MemberPath = cause.Path;
    }

    /// <summary>The workflow's name.</summary>
    public string Workflow { get; }

    /// <summary>The step's name; null where the value is the workflow's own input or result.</summary>
    public string? Step { get; }

    /// <summary>The type that cannot be carried.</summary>
    public string ValueType { get; }

    /// <summary>The path of the member that holds it.</summary>
    public string MemberPath { get; }

    internal static WorkflowValueException Argument(string workflow, string step, ValueException cause) =>
        new($"Workflow '{workflow}', an argument of step '{step}': {cause.Message}", workflow, step, cause);

    internal static WorkflowValueException StepResult(string workflow, string step, ValueException cause) =>
        new($"Workflow '{workflow}', the result of step '{step}': {cause.Message}", workflow, step, cause);

    internal static WorkflowValueException OfMessage(string workflow, string what, ValueException cause) =>
        new($"Workflow '{workflow}', {what}: {cause.Message}", workflow, null, cause);

    internal static WorkflowValueException Input(string workflow, ValueException cause) =>
        new($"Workflow '{workflow}', its input: {cause.Message}", workflow, null, cause);

    internal static WorkflowValueException Result(string workflow, ValueException cause) =>
        new($"Workflow '{workflow}', its result: {cause.Message}", workflow, null, cause);
}
