namespace Workflow.Runtime.Compiled;

/// <summary>What a node of a <see cref="WorkflowGraph"/> stands for.</summary>
public enum GraphNodeKind
{
    /// <summary>The beginning of the body.</summary>
    Start,

    /// <summary>The await of a step.</summary>
    Step,

    /// <summary>The await of another workflow, which runs as part of the same run.</summary>
    Workflow,

    /// <summary>The await of an async local function.</summary>
    Function,

    /// <summary>The await of something of <see cref="Runtime.Durable"/>.</summary>
    Durable,

    /// <summary>The await of <c>Task.WhenAll</c>, <c>Task.WhenAny</c> or <c>WaitAsync</c>.</summary>
    Composite,

    /// <summary>The await of anything else, such as a variable.</summary>
    Task,

    /// <summary>The body returns.</summary>
    Return,

    /// <summary>The body throws an exception.</summary>
    Throw,
}
