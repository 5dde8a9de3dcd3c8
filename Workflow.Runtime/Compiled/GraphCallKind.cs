namespace Workflow.Runtime.Compiled;

/// <summary>What a <see cref="GraphCall"/> calls.</summary>
public enum GraphCallKind
{
    /// <summary>A step.</summary>
    Step,

    /// <summary>Another workflow, as part of the same run.</summary>
    Workflow,

    /// <summary>An async lambda or local function.</summary>
    Function,
}
