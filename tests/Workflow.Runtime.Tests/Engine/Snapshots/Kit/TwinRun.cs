using System.Text.Json.Nodes;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>What became of one run of a twin.</summary>
/// <param name="Outcome">Its result, or how it failed.</param>
/// <param name="Log">Its log, byte for byte but for the stack traces, which name the methods of the twin.</param>
/// <param name="Resumes">How it came back into memory.</param>
internal sealed record TwinRun(string Outcome, string[] Log, ResumeCounts Resumes)
{
    /// <summary>How often something happened that let the run go on.</summary>
    public int Stimuli => Log.Select(line => line.Split(' ')[1]).Count(type => type is "step_completed" or "step_failed" or "step_retrying" or "sleep_completed" or "cancel_requested");

    /// <summary>Runs the workflow to its end.</summary>
    /// <param name="workflow">One of the twins.</param>
    /// <param name="number">Its argument.</param>
    /// <param name="mode">How often it is dropped.</param>
    /// <param name="seed">Chooses where, in random mode, and all that the workflow draws.</param>
    /// <param name="disturb">What happens to it meanwhile.</param>
    public static async Task<TwinRun> OfAsync(
        WorkflowDescriptor<int, string> workflow, int number, ResumeMode mode, int seed = 0, Func<WorkflowTestHost, WorkflowHandle, Task>? disturb = null)
    {
        await using WorkflowTestHost host = WorkflowTestHost.Create(w => w.AddTwin(workflow), new TestHostOptions { Resume = mode, Seed = seed });
        WorkflowHandle<string> run = await host.Client.StartTwinAsync(number);
        if (disturb is not null) await disturb(host, run);
        string outcome;
        try
        {
            outcome = await run.GetResultAsync().Guarded();
        }
        catch (WorkflowFailedException error)
        {
            outcome = $"{error.Status}: {error.ErrorType}: {error.ErrorMessage}";
        }

        return new TwinRun(outcome, await run.LogAsync(), host.Resumes);
    }
}

/// <summary>Short ways to use twins.</summary>
internal static class TwinHosts
{
    public static WorkflowsBuilder AddTwin(this WorkflowsBuilder builder, WorkflowDescriptor workflow)
    {
        foreach (StepDescriptor step in KnownSteps.All) builder.AddStep(step);
        // One step at a time, so that parallel ones end in the order in which they began.
        return builder.AddWorkflow(workflow).ConfigureWorker(options => options.MaxConcurrentSteps = 1);
    }

    public static Task<WorkflowHandle<string>> StartTwinAsync(this WorkflowClient client, int number) =>
        client.StartAsync<int, string>(TwinWorkflow.Name, TwinWorkflow.Version, number, new StartOptions { Id = "the-run" });

    public static async Task<string[]> LogAsync(this WorkflowHandle run)
    {
        List<string> log = [];
        await foreach (RunEvent each in run.GetEventsAsync()) log.Add($"{each.Sequence} {each.Type} {each.Time:O} {WithoutStacks(each)}");
        return [.. log];
    }

    /// <summary>Waits until the log has come to an event, whatever the time.</summary>
    public static async Task ComesToAsync(this WorkflowHandle run, long sequence)
    {
        await LookAsync().Guarded();

        async Task LookAsync()
        {
            await foreach (RunEvent each in run.WatchAsync())
                if (each.Sequence == sequence) return;
        }
    }

    private static string WithoutStacks(RunEvent each)
    {
        if (!each.Data.TryGetProperty("error", out _)) return each.Data.GetRawText();
        JsonObject data = JsonNode.Parse(each.Data.GetRawText())!.AsObject();
        for (JsonObject? error = data["error"]!.AsObject(); error is not null; error = error["inner"]?[0]?.AsObject()) error.Remove("stack");
        return data.ToJsonString();
    }
}
