namespace Workflow.Runtime.Compiled;

/// <summary>A place in a body where it can wait.</summary>
/// <param name="Key">
/// What is awaited, and the how-manyeth of its name it is in the body: <c>ChargeCard#1</c>. Unique in the body; stays the same when code elsewhere
/// in the body changes.
/// </param>
/// <param name="Line">The line of the <c>await</c> in the body's file, counted from 1.</param>
public sealed record CheckpointDescriptor(string Key, int Line)
{
    /// <summary>What is awaited, as <see cref="WorkflowGraph"/> reads it: <c>step charge_card</c>; empty where it is not told.</summary>
    public string Awaits { get; init; } = "";

    /// <summary>What may come next, as <see cref="WorkflowGraph"/> reads it: one transition a line; empty where it is not told.</summary>
    public string Next { get; init; } = "";

    /// <summary>The checkpoints of a body. For generated code.</summary>
    /// <param name="rows">Each checkpoint's key, line, <see cref="Awaits"/> and <see cref="Next"/>.</param>
    public static IReadOnlyList<CheckpointDescriptor> In(params (string Key, int Line, string Awaits, string Next)[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckpointDescriptor[] checkpoints = new CheckpointDescriptor[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            checkpoints[i] = new(rows[i].Key, rows[i].Line) { Awaits = rows[i].Awaits, Next = rows[i].Next };
        return checkpoints;
    }
}
