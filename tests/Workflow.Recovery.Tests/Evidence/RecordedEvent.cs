using System.Text.Json;

namespace Workflow.Recovery.Evidence;

/// <summary>One event as it stands in the database.</summary>
internal sealed record RecordedEvent(string RunId, long Sequence, string Type, string Data)
{
    /// <summary>Whether it ends a run.</summary>
    public bool EndsRun => Type is "workflow_completed" or "workflow_failed" or "workflow_cancelled" or "workflow_timed_out";

    /// <summary>Whether it ends a step call, for good.</summary>
    public bool EndsCall => Type is "step_completed" or "step_failed";

    /// <summary>The attempt whose outcome it records; null for events of other kinds.</summary>
    public StepAttempt? Attempt()
    {
        if (!EndsCall && Type != "step_retrying") return null;
        using JsonDocument data = JsonDocument.Parse(Data);
        return new StepAttempt(RunId, data.RootElement.GetProperty("call").GetInt64(), data.RootElement.GetProperty("attempt").GetInt32());
    }
}
