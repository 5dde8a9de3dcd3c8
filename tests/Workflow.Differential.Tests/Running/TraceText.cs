using System.Text.Json;
using Workflow.Runtime;

namespace Workflow.Differential.Running;

/// <summary>The same words for what a plain execution does and for what a log says.</summary>
internal static class TraceText
{
    /// <summary>The step in the description of an effect: <c>isodd</c> in <c>IsOdd 3</c>.</summary>
    public static string StepIn(string what) => what.Split(' ')[0].ToLowerInvariant();

    /// <summary>The trace that a log tells.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<RunEvent> log)
    {
        List<string> trace = [];
        Dictionary<long, string> calls = [];
        // Timers of WaitAsync are no sleeps of the body's.
        HashSet<long> cancelled = [.. log.Where(static each => each.Type == "timer_cancelled").Select(static each => each.Data.GetProperty("call").GetInt64())];
        int steps = 0;
        int sleeps = 0;
        foreach (RunEvent each in log)
        {
            switch (each.Type)
            {
                case "log_event":
                    trace.Add($"note {each.Data.GetProperty("name").GetString()}");
                    break;
                case "step_started":
                    string step = each.Data.GetProperty("step").GetString()!.Replace("_", "", StringComparison.Ordinal);
                    calls.Add(each.Sequence, $"end {step} #{++steps}");
                    trace.Add($"call {step}");
                    break;
                case "step_completed" or "step_failed":
                    trace.Add(calls[CallOf(each.Data)]);
                    break;
                case "sleep_started" when !cancelled.Contains(each.Sequence):
                    calls.Add(each.Sequence, $"wake #{++sleeps}");
                    trace.Add("sleep");
                    break;
                case "sleep_completed":
                    trace.Add(calls[CallOf(each.Data)]);
                    break;
            }
        }

        return trace;
    }

    /// <summary>The calls of steps whose end a log knows.</summary>
    public static IReadOnlySet<long> EndedSteps(IReadOnlyList<RunEvent> log) =>
        log.Where(static each => each.Type is "step_completed" or "step_failed").Select(static each => CallOf(each.Data)).ToHashSet();

    private static long CallOf(JsonElement data) => data.GetProperty("call").GetInt64();
}
