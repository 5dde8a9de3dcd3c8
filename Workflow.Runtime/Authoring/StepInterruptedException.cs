namespace Workflow.Runtime;

/// <summary>
/// A step with <see cref="StepAttribute.AtMostOnce"/> may have run: its worker stopped or died before the outcome was durable, and the step is not run again. Find out in
/// the world what it did, and go on from there.
/// </summary>
public sealed class StepInterruptedException : Exception
{
    /// <summary>Makes the error.</summary>
    public StepInterruptedException(string message, string step) : base(message) => Step = step;

    /// <summary>The step's name.</summary>
    public string Step { get; }
}
