using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Workers;

public partial class WorkerFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Rendering(int failures) => await Plus(await Render(failures));

    [Workflow]
    public async partial Task<int> Marathon()
    {
        int first = await Plus(1);
        await Durable.Delay("1h");
        int second = await Plus(first);
        await Durable.Delay("1h");
        return await Plus(second);
    }

    [Workflow]
    public async partial Task<int> Occupying() => await Occupy();

    [Workflow]
    public async partial Task<int> Developing() => await Develop();

    [Workflow]
    public async partial Task<int> Guarding() => await Guard();

    [Workflow]
    public async partial Task GuardingElsewhere() => await GuardElsewhere();

    [Workflow]
    public async partial Task<int> Summing(int count)
    {
        int[] parts = await Task.WhenAll(Enumerable.Range(0, count).Select(each => Plus(each)));
        await Durable.Delay("1m");
        int sum = 0;
        foreach (int part in parts) sum += await Plus(part);
        return sum;
    }

    [Step(Queue = "gpu", RetryDelay = "1s", Jitter = 0)]
    private async partial Task<int> Render(int failures)
    {
        await Task.Yield();
        int attempt = diary.Write("render");
        return attempt > failures ? attempt : throw new InvalidOperationException("busy");
    }

    [Step]
    private async partial Task<int> Plus(int number)
    {
        await Task.Yield();
        diary.Write($"plus {number}");
        return number + 1;
    }

    [Step(Queue = "gpu")]
    private async partial Task<int> Develop()
    {
        int attempt = diary.Write("develop");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return attempt;
    }

    /// <summary>The first time it waits until it is told to stop, and opens the gate then.</summary>
    [Step]
    private async partial Task<int> Guard()
    {
        int time = diary.Write("guard");
        CancellationToken stop = StepContext.Current!.CancellationToken;
        using CancellationTokenRegistration registration = stop.Register(() => diary.Gate.TrySetResult());
        diary.Entered.TrySetResult();
        if (time == 1) await Task.Delay(Timeout.Infinite, stop);
        return time;
    }

    /// <summary>Waits until it is told to stop, and opens the gate then; before that it reports, if it is asked to.</summary>
    [Step(Queue = "gpu")]
    private async partial Task GuardElsewhere()
    {
        CancellationToken stop = StepContext.Current!.CancellationToken;
        using CancellationTokenRegistration registration = stop.Register(() => diary.Gate.TrySetResult());
        diary.Entered.TrySetResult();
        await diary.Asked.WaitAsync(stop);
        await StepContext.Current.ReportAsync();
        await Task.Delay(Timeout.Infinite, stop);
    }

    [Step]
    private async partial Task<int> Occupy()
    {
        int attempt = diary.Write("occupy");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return attempt;
    }
}
