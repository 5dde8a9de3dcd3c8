namespace Workflow.Runtime;

/// <summary>Data that a store kept cannot be decoded: a codec or a key is missing, or the data was changed. Says what, why, and the way out.</summary>
public sealed class PayloadException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What is wrong and what to do. Ends up in logs and, in the clear, in the store: no data, no keys.</param>
    /// <param name="innerException">What the framework said, if it said anything.</param>
    public PayloadException(string message, Exception? innerException = null) : base(message, innerException) { }
}
