using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime;

/// <summary>One event of a run's log.</summary>
/// <param name="Sequence">Its number, from 1 without gaps.</param>
/// <param name="Type">Its type in snake_case, such as <c>step_completed</c>.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Data">What it says, as a JSON object; see the list of events in the documentation.</param>
public sealed record RunEvent(long Sequence, string Type, DateTimeOffset Time, JsonElement Data)
{
    internal static RunEvent From(EventRecord record)
    {
        Undecodable.ThrowIf(record.Data.Span);
        using JsonDocument data = JsonDocument.Parse(record.Data, JsonDepth.ForDocuments);
        return new RunEvent(record.Sequence, record.Type, record.Time, data.RootElement.Clone());
    }
}
