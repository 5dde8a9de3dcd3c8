using System.Text.Json;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>What holds of every run in a store when all have ended.</summary>
internal static class LogRules
{
    public static async Task CheckAsync(IWorkflowStore store, int runs)
    {
        RunPage page = await store.QueryRunsAsync(new RunQuery { PageSize = 1000 }, CancellationToken.None);
        page.Runs.Count.ShouldBe(runs);
        foreach (RunRecord run in page.Runs)
        {
            run.Owner.ShouldBeNull(run.RunId);
            Check(run, await store.ReadEventsAsync(run.RunId, 0, int.MaxValue, CancellationToken.None));
        }
    }

    /// <summary>The runs that have not ended, as text.</summary>
    public static async Task<string> UnfinishedAsync(IWorkflowStore store)
    {
        List<string> lines = [];
        RunPage page = await store.QueryRunsAsync(
            new RunQuery { PageSize = 1000, Statuses = [RunStatus.Pending, RunStatus.Running, RunStatus.Suspended] }, CancellationToken.None);
        foreach (RunRecord run in page.Runs)
            lines.Add($"{run.Owner} {run.Epoch} wake {run.WakeAt:O} {run.BlockedReason} "
                + Describe(run, await store.ReadEventsAsync(run.RunId, 0, int.MaxValue, CancellationToken.None)));
        return $"{lines.Count} runs have not ended:\n{string.Join("\n", lines)}";
    }

    private static void Check(RunRecord run, IReadOnlyList<EventRecord> log)
    {
        string text = Describe(run, log);
        log.Select(each => each.Sequence).ShouldBe(Enumerable.Range(1, (int)run.LastSequence).Select(each => (long)each), text);
        log[0].Type.ShouldBe("workflow_started", text);
        log[^1].Type.ShouldBe("workflow_completed", text);
        log.Count(each => each.Type.StartsWith("workflow_", StringComparison.Ordinal)).ShouldBe(2, text);
        long[] ended = [.. log.Where(each => each.Type is "step_completed" or "step_failed" or "sleep_completed" or "hook_received" or "child_completed").Select(Call)];
        ended.ShouldBeUnique(text);
        ended.ShouldBeSubsetOf(log.Where(each => each.Type is "step_started" or "sleep_started" or "hook_created" or "child_started").Select(each => each.Sequence), text);
    }

    private static string Describe(RunRecord run, IReadOnlyList<EventRecord> log) =>
        $"{run.RunId} ({run.Status}): {string.Join(", ", log.Select(each => $"{each.Sequence} {each.Type}"))}";

    private static long Call(EventRecord entry) => JsonElement.Parse(entry.Data.Span).GetProperty("call").GetInt64();
}
