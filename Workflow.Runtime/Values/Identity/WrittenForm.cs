namespace Workflow.Runtime.Values.Identity;

/// <summary>How the JSON of an object begins, which decides where its identity goes.</summary>
internal enum WrittenForm
{
    /// <summary>With <c>{</c>: the identity becomes its first property.</summary>
    Object,

    /// <summary>With anything else: the identity becomes an object around it.</summary>
    Wrapped,
}
