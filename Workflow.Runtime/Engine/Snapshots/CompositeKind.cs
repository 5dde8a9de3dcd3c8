namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>What a task that is made of others waits for.</summary>
internal enum CompositeKind
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The first of them.</summary>
    Any,

    /// <summary>The one that there is, or a cancellation.</summary>
    Until,
}
