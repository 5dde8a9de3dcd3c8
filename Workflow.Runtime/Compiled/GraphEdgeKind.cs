namespace Workflow.Runtime.Compiled;

/// <summary>How a <see cref="GraphEdge"/> comes to be taken.</summary>
public enum GraphEdgeKind
{
    /// <summary>Without a decision, or in several ways.</summary>
    Next,

    /// <summary>Where a condition holds.</summary>
    Then,

    /// <summary>Where a condition does not hold.</summary>
    Else,

    /// <summary>In another round of a loop, back to a checkpoint at or before the one that it begins at.</summary>
    Loop,

    /// <summary>Where an exception is caught, or leaves the body.</summary>
    Exception,
}
