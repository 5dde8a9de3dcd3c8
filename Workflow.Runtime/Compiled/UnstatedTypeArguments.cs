namespace Workflow.Runtime.Compiled;

/// <summary>What generated code does with a generic class of workflows or steps that is used with types nobody stated.</summary>
public static class UnstatedTypeArguments
{
    /// <summary>
    /// The error to throw. A run that is being executed is suspended, not failed: its code is at fault, and other code can go on with it.
    /// </summary>
    /// <param name="type">The constructed class.</param>
    public static InvalidOperationException Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string types = string.Join(", ", type.GenericTypeArguments.Select(each => $"typeof({each})"));
        InvalidOperationException error = new(
            $"The workflows and steps of '{type}' have no names in the log, for no [WorkflowTypeArguments] of the class states these types. "
            + $"Put [WorkflowTypeArguments(\"a_name\", {types})] on the class, or use it with types that are stated.");
        (DurableScope.Current as WorkflowContext)?.Block(error);
        return error;
    }
}
