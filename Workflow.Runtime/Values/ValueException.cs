namespace Workflow.Runtime.Values;

/// <summary>A value cannot be written or read: says which type, which member, and why.</summary>
public sealed class ValueException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="type">The type as the user would write it.</param>
    /// <param name="path">The member path from the root, such as <c>order.Lines[2].Product</c>; empty for the root.</param>
    /// <param name="reason">What is wrong, and the way out, as one or two sentences.</param>
    /// <param name="innerException">What the framework said, if it said anything.</param>
    public ValueException(string type, string path, string reason, Exception? innerException = null)
        : base(Describe(type, path, reason), innerException)
    {
        Type = type;
        Path = path;
        Reason = reason;
    }

    /// <summary>The type as the user would write it.</summary>
    public string Type { get; }

    /// <summary>The member path from the root; empty for the root.</summary>
    public string Path { get; }

    /// <summary>What is wrong, and the way out.</summary>
    public string Reason { get; }

    /// <summary>
    /// That recorded data does not fit, without the data: for logs and for the reasons of suspended runs. The message may quote values, and the path keys of dictionaries.
    /// </summary>
    internal string Misfit => $"type '{Type}' does not fit what was recorded (WorkflowHandle.GetEventsAsync shows it).";

    private static string Describe(string type, string path, string reason) =>
        path.Length == 0 ? $"A value of type '{type}' cannot be carried: {reason}" : $"'{path}' of type '{type}' cannot be carried: {reason}";
}
