namespace Workflow.Recovery.Evidence;

/// <summary>One attempt of one step call, as the log and the effects file both name it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Call">The sequence number of the call.</param>
/// <param name="Attempt">The attempt, from 1.</param>
internal readonly record struct StepAttempt(string RunId, long Call, int Attempt)
{
    public override string ToString() => $"attempt {Attempt} of call {RunId}:{Call}";
}
