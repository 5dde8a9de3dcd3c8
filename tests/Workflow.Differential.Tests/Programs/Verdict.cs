namespace Workflow.Differential.Programs;

/// <summary>What became of a program.</summary>
/// <param name="Program">The program.</param>
/// <param name="IsMachine">Whether it is a state machine.</param>
/// <param name="Problem">What is wrong with it; null where nothing is.</param>
internal sealed record Verdict(RandomProgram Program, bool IsMachine, Problem? Problem)
{
    /// <summary>Which construct machines do not cover; null for a machine.</summary>
    public string? Construct { get; init; }

    /// <summary>How often its runs came back from snapshots.</summary>
    public int FromSnapshot { get; init; }

    /// <summary>How often they came back by replay although they should have come from a snapshot.</summary>
    public int Fallbacks { get; init; }

    /// <summary>Why snapshots could not be taken.</summary>
    public IReadOnlyCollection<string> Obstacles { get; init; } = [];
}

/// <summary>What is wrong with a program.</summary>
/// <param name="Kind">In a word: <c>invalid</c> for a program that is no C#, which is the program generator's fault, <c>generated</c> for one whose twin
/// does not compile, else what differs.</param>
/// <param name="Text">All there is to say.</param>
/// <param name="Input">The input that shows it.</param>
internal sealed record Problem(string Kind, string Text, int Input);
