using System.Globalization;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>An argument, input or result cannot be carried: names the workflow, the step, the type and the member; or its size, where that is what is wrong.</summary>
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

    private WorkflowValueException(string message, string workflow, string? step) : base(message)
    {
        Workflow = workflow;
        Step = step;
        ValueType = MemberPath = "";
    }

    /// <summary>The workflow's name.</summary>
    public string Workflow { get; }

    /// <summary>The step's name; null where the value is the workflow's own input or result.</summary>
    public string? Step { get; }

    /// <summary>The type that cannot be carried; empty where the value is too large as a whole.</summary>
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

    /// <summary>A value that is as good as any, but too large.</summary>
    /// <param name="what">The value in words, such as <c>its input</c>.</param>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="step">The step's name; null where the value is the workflow's own.</param>
    /// <param name="payload">The value.</param>
    /// <param name="limit"><see cref="WorkerOptions.MaxPayloadBytes"/>.</param>
    /// <returns>The error; null where the value is small enough.</returns>
    internal static WorkflowValueException? IfTooLarge(string what, string workflow, string? step, Payload payload, int limit) =>
        payload.Body.Length <= limit ? null : Refused(
            string.Create(CultureInfo.InvariantCulture, $"Workflow '{workflow}', {what}: {payload.Body.Length:N0} bytes of JSON are more than the limit of {limit:N0}. ")
            + "Keep large data in a file or a store of its own and pass its address, or raise WorkerOptions.MaxPayloadBytes.", workflow, step);

    /// <summary>A message to a run that is too large, whatever workflow it is for.</summary>
    /// <param name="what">The message in words, such as <c>Signal 'paid'</c>.</param>
    /// <param name="payload">What it carries.</param>
    /// <param name="limit"><see cref="WorkerOptions.MaxPayloadBytes"/>.</param>
    /// <exception cref="WorkflowValueException">It is too large.</exception>
    internal static Payload Limited(string what, Payload payload, int limit) => payload.Body.Length <= limit ? payload : throw Refused(
        string.Create(CultureInfo.InvariantCulture, $"{what}: {payload.Body.Length:N0} bytes of JSON are more than the limit of {limit:N0}. ")
        + "Keep large data in a file or a store of its own and send its address, or raise WorkerOptions.MaxPayloadBytes.", "", null);

    /// <summary>The error whose message was recorded.</summary>
    internal static WorkflowValueException Refused(string message, string workflow, string? step) => new(message, workflow, step);
}
