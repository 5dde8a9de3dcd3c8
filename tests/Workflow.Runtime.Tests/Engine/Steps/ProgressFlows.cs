using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

public partial class ProgressFlows(Diary diary)
{
    [Workflow]
    public async partial Task Copying(int reports)
    {
        await Copy(reports);
        await Durable.Delay("1m");
    }

    [Workflow]
    public async partial Task CopyingElsewhere() => await CopyElsewhere();

    [Workflow]
    public async partial Task<string> Dozing()
    {
        try
        {
            return await Doze();
        }
        catch (TimeoutException problem)
        {
            return problem.Message;
        }
    }

    [Workflow]
    public async partial Task<string> Beating() => await Beat();

    [Step]
    private async partial Task Copy(int reports)
    {
        for (int i = 1; i <= reports; i++) await StepContext.Current!.ReportAsync(i / 10.0, $"file {i}");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
    }

    [Step(Queue = "copies")]
    private async partial Task CopyElsewhere()
    {
        await StepContext.Current!.ReportAsync("far away");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
    }

    [Step(HeartbeatTimeout = "30s", MaxRetries = 1, RetryDelay = "1s", Jitter = 0)]
    private async partial Task<string> Doze()
    {
        diary.Write("doze");
        diary.Entered.TrySetResult();
        await Task.Delay(Timeout.Infinite, StepContext.Current!.CancellationToken);
        return "awake";
    }

    /// <summary>Tells that it lives, three times, each time when the test says so.</summary>
    [Step(HeartbeatTimeout = "30s", MaxRetries = 0)]
    private async partial Task<string> Beat()
    {
        diary.Entered.TrySetResult();
        for (int i = 0; i < 3; i++)
        {
            await diary.Asked.WaitAsync(StepContext.Current!.CancellationToken);
            await StepContext.Current.ReportAsync();
            diary.Answered.Release();
        }

        return "alive";
    }
}
