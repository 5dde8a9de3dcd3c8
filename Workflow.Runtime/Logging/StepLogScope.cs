using System.Collections;
using Workflow.Runtime.Engine.Steps;

namespace Workflow.Runtime.Logging;

/// <summary>What log lines of a step's body belong to.</summary>
internal sealed class StepLogScope(StepAttempt attempt) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 5;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(LogScopeNames.RunId, attempt.RunId),
        1 => new(LogScopeNames.Workflow, attempt.Workflow),
        2 => new(LogScopeNames.Version, attempt.Version),
        3 => new(LogScopeNames.Step, attempt.Step.Name),
        4 => new(LogScopeNames.Attempt, attempt.Attempt),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What loggers write that do not look into scopes.</summary>
    public override string ToString() => $"run {attempt.RunId}, step {attempt.Workflow}/{attempt.Step.Name}, attempt {attempt.Attempt}";
}
