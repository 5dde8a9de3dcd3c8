using System.Collections;

namespace Workflow.Runtime.Logging;

/// <summary>What log lines of a workflow's body belong to.</summary>
internal sealed class RunLogScope(RunInfo run) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 3;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(LogScopeNames.RunId, run.Id),
        1 => new(LogScopeNames.Workflow, run.Workflow),
        2 => new(LogScopeNames.Version, run.Version),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What loggers write that do not look into scopes.</summary>
    public override string ToString() => $"run {run.Id}, workflow {run.Workflow}";
}
