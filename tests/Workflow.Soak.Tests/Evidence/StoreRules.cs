using System.Text.Json;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Soak.Evidence;

/// <summary>What holds of a store when every run in it has ended.</summary>
internal static class StoreRules
{
    private static readonly string[] Starts = ["step_started", "sleep_started", "hook_created", "child_started"];
    private static readonly string[] Ends = ["step_completed", "step_failed", "sleep_completed", "hook_received", "child_completed", "child_failed"];

    /// <summary>Everything that does not hold, a line each.</summary>
    public static async Task<List<string>> OffencesAsync(IWorkflowStore store)
    {
        List<string> offences = [];
        RunPage page = new([], null);
        do
        {
            page = await store.QueryRunsAsync(new RunQuery { PageSize = 1000, Continuation = page.Next }, CancellationToken.None);
            foreach (RunRecord run in page.Runs)
                offences.AddRange(Check(run, await store.ReadEventsAsync(run.RunId, 0, int.MaxValue, CancellationToken.None)).Select(each => $"{run.RunId}: {each}"));
        }
        while (page.Next is not null);

        return offences;
    }

    private static IEnumerable<string> Check(RunRecord run, IReadOnlyList<EventRecord> log)
    {
        if (run.Status is RunStatus.Pending or RunStatus.Running or RunStatus.Suspended) yield return $"is {run.Status}, {run.BlockedReason}";
        if (run.Owner is not null) yield return $"is held by {run.Owner}";
        for (int i = 0; i < log.Count; i++)
            if (log[i].Sequence != i + 1) yield return $"has event {log[i].Sequence} at place {i + 1}";
        if (log.Count != run.LastSequence) yield return $"has {log.Count} events, and says {run.LastSequence}";
        HashSet<long> open = [];
        foreach (EventRecord each in log)
        {
            if (each.Type == "continued_as_new") open.Clear();
            if (Array.IndexOf(Starts, each.Type) >= 0) open.Add(each.Sequence);
            if (Array.IndexOf(Ends, each.Type) >= 0 && !open.Remove(CallOf(each))) yield return $"records the end of call {CallOf(each)} twice, or without its beginning (event {each.Sequence}, {each.Type})";
        }
    }

    private static long CallOf(EventRecord entry) => JsonElement.Parse(entry.Data.Span).GetProperty("call").GetInt64();
}
