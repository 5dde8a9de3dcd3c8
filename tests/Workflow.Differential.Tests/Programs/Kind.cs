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

    /// <summary>A tuple with named members.</summary>
    Tuple,

    /// <summary>A dictionary that has the keys <c>k0</c> and <c>k1</c>.</summary>
    Map,

    /// <summary>An array of four numbers.</summary>
    Numbers,

    /// <summary>A list of four numbers or more.</summary>
    List,

    /// <summary>A call that gives a number, and whose end is awaited wherever control goes from here.</summary>
    Task,
}
