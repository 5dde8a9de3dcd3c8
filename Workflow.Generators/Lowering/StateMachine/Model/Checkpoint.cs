namespace Workflow.Generators.Lowering.StateMachine.Model;

/// <summary>An await: a place where the run can be saved and go on.</summary>
internal sealed class Checkpoint(string awaited, AwaitedThing thing, string result, Position position, string sourceLine)
{
    /// <summary>What is awaited, by the name of what is called: <c>ChargeCard</c>, <c>Durable.Delay</c>; <c>await</c> for other expressions.</summary>
    public string Awaited { get; } = awaited;

    /// <summary>What that is to the engine, for the workflow's graph.</summary>
    public AwaitedThing Thing { get; } = thing;

    /// <summary>The type of what the awaited task gives; empty for nothing.</summary>
    public string Result { get; } = result;

    public Position Position { get; } = position;

    /// <summary>The user's line, for the comment above the state.</summary>
    public string SourceLine { get; } = sourceLine;

    /// <summary>From 1, in the order of the text. Known after keys are assigned.</summary>
    public int Number { get; set; }

    /// <summary><c>ChargeCard#2</c>: what a snapshot calls the checkpoint, so that other checkpoints may come and go. Known after keys are assigned.</summary>
    public string Key { get; set; } = "";

    /// <summary>What must be saved here, in the order of declaration. Known after liveness.</summary>
    public IReadOnlyList<Variable> Live { get; set; } = [];
}
