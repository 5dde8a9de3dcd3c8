using Microsoft.Extensions.DependencyInjection;
using Workflow.Differential.Kit;
using Workflow.Runtime;
using Workflow.Runtime.Engine;
using Workflow.Testing;

namespace Workflow.Differential.Running;

/// <summary>Executes a body as a durable run.</summary>
internal static class DurableExecution
{
    public const string RunId = "run";

    public static readonly DateTimeOffset StartTime = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Turns a lost wake-up, or a machine that goes in circles, into a failure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="body">What to execute.</param>
    /// <param name="n">Its input.</param>
    /// <param name="mode">How it comes back.</param>
    /// <param name="seed">In which order steps end that are in flight together.</param>
    /// <param name="resumeSeed">When it comes back, in <see cref="ResumeMode.Random"/>.</param>
    public static async Task<Observation> RunAsync(BodyUnderTest body, int n, ResumeMode mode, int seed, int resumeSeed = 0)
    {
        DurableStage stage = new(seed);
        RefusedSnapshots refused = new();
        WorkflowTestHost host = WorkflowTestHost.Create(
            w =>
            {
                w.Services.AddSingleton<Stage>(stage);
                w.ConfigureWorker(static options => options.MaxConcurrentSteps = 10_000);
                body.Register(w);
            },
            new TestHostOptions { Resume = mode, Seed = resumeSeed, StartTime = StartTime, Loggers = refused });
        try
        {
            return await RunAsync(host, stage, refused, body, n).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync(host).ConfigureAwait(false);
        }
    }

    private static async Task<Observation> RunAsync(WorkflowTestHost host, DurableStage stage, RefusedSnapshots refused, BodyUnderTest body, int n)
    {
        TaskCompletionSource<string> suspended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EngineActivity activity = host.Services.GetRequiredService<WorkflowEngine>().Activity;
        WorkflowHandle? started = null;
        stage.Attach(activity, host.Time, () =>
        {
            if (started is not null) _ = TellIfSuspendedAsync(started, suspended);
        });
        WorkflowHandle<string> run = await host.Client.StartAsync<ValueTuple<int>, string>(
            body.Workflow, "1.0.0", new ValueTuple<int>(n), new StartOptions { Id = RunId }).ConfigureAwait(false);
        started = run;
        await TellIfSuspendedAsync(run, suspended).ConfigureAwait(false);
        string outcome = await OutcomeAsync(run, suspended.Task).ConfigureAwait(false);
        List<RunEvent> log = [];
        await foreach (RunEvent each in run.GetEventsAsync().ConfigureAwait(false)) log.Add(each);
        if (refused.First is { } reason) outcome = $"{outcome}, but a snapshot was of no use: {reason}";
        return new Observation(outcome, TraceText.Of(log), stage.EffectsOf(TraceText.EndedSteps(log)))
        {
            Log = [.. log.Select(LogText.Of)],
            FromSnapshot = host.Resumes.FromSnapshot,
            FromReplay = host.Resumes.FromReplay,
            Obstacles = [.. refused.Obstacles],
        };
    }

    private static async Task<string> OutcomeAsync(WorkflowHandle<string> run, Task<string> suspended)
    {
        Task<string> result = run.GetResultAsync();
        try
        {
            Task first = await Task.WhenAny(result, suspended).WaitAsync(Patience).ConfigureAwait(false);
            if (first != result) return await suspended.ConfigureAwait(false);
            return Observation.Returned(await result.ConfigureAwait(false));
        }
        catch (WorkflowFailedException failure)
        {
            return Observation.Threw(failure.ErrorType, failure.ErrorMessage);
        }
        catch (SnapshotMismatchException mismatch)
        {
            return $"has a snapshot that does not come back as it was written: {mismatch.Message}";
        }
        catch (TimeoutException)
        {
            return $"does not end: {(await run.DescribeAsync().ConfigureAwait(false)).Status}";
        }
    }

    private static async Task TellIfSuspendedAsync(WorkflowHandle run, TaskCompletionSource<string> suspended)
    {
        RunDescription description = await run.DescribeAsync().ConfigureAwait(false);
        if (description.BlockedReason is { } reason) suspended.TrySetResult($"is suspended: {reason}");
    }

    private static async Task DisposeAsync(WorkflowTestHost host)
    {
        try
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
        catch (SnapshotMismatchException)
        {
            // The outcome says so already.
        }
    }
}
