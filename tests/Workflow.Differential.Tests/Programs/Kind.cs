namespace Workflow.Differential.Programs;

/// <summary>The types of a random program's variables.</summary>
internal enum Kind
{
    Int,
    Bool,
    Text,
    MaybeInt,
    MaybeText,
    Point,
    Pair,
    Shape,
    Counter,

    /// <summary>An array of four numbers.</summary>
    Numbers,

    /// <summary>A list of four numbers or more.</summary>
    List,

    /// <summary>A call of a step that gives a number.</summary>
    Task,
}
