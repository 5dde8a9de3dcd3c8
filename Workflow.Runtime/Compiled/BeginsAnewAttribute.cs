using System.ComponentModel;

namespace Workflow.Runtime.Compiled;

/// <summary>Marks a generated method that has a run begin anew.</summary>
/// <param name="workflow">The workflow's name.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BeginsAnewAttribute(string workflow) : Attribute
{
    /// <summary>The workflow's name.</summary>
    public string Workflow { get; } = workflow;
}
