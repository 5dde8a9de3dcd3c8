namespace Workflow.Runtime.Values;

/// <summary>What every exception has, for constructors that take it.</summary>
/// <param name="Message">The message as it was given to <see cref="Exception"/>; null where none was.</param>
/// <param name="InnerExceptions">The inner exceptions: none, one, or those of an <see cref="AggregateException"/>.</param>
public readonly record struct ExceptionParts(string? Message, IReadOnlyList<Exception> InnerExceptions)
{
    /// <summary>The first inner exception.</summary>
    public Exception? InnerException => InnerExceptions.Count == 0 ? null : InnerExceptions[0];
}
