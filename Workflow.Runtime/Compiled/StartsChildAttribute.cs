using System.ComponentModel;

namespace Workflow.Runtime.Compiled;

/// <summary>Marks a generated method that starts a workflow as a child run.</summary>
/// <param name="workflow">The workflow's name.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StartsChildAttribute(string workflow) : Attribute
{
    /// <summary>The workflow's name.</summary>
    public string Workflow { get; } = workflow;
}
