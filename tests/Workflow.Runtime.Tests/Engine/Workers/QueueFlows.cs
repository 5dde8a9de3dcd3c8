using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Workers;

public partial class QueueFlows(Diary diary, TimeProvider time)
{
    [Workflow]
    public async partial Task Painting(int count) => await Task.WhenAll(Enumerable.Range(1, count).Select(each => Paint(each)));

    [Workflow]
    public async partial Task<string> Etching(int number) => await Etch(number);

    [Workflow]
    public async partial Task<string> Hushing() => await Hush();

    [Workflow]
    public async partial Task<string> EtchingOrNot()
    {
        DurableCancellation stop = Durable.CreateCancellation();
        Task<string> first = Etch(1), second = EtchUnlessCancelled(2, stop.Token);
        stop.Cancel();
        try
        {
            await second;
        }
        catch (OperationCanceledException)
        {
        }

        return await first;
    }

    /// <summary>Notes the second in which it began.</summary>
    [Step(Queue = "paint")]
    private async partial Task Paint(int number)
    {
        await Task.Yield();
        diary.Write($"{(time.GetUtcNow() - Hosts.Start).TotalSeconds}");
    }

    [Step(Queue = "etch")]
    private async partial Task<string> Etch(int number)
    {
        diary.Write($"etch {number}");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return $"etched {number}";
    }

    [Step(Queue = "etch")]
    private async partial Task<string> EtchUnlessCancelled(int number, CancellationToken cancellationToken)
    {
        diary.Write($"etch {number}");
        await diary.PassGateAsync(cancellationToken);
        return $"etched {number}";
    }

    [Step]
    private async partial Task<string> Hush()
    {
        await Task.Yield();
        return "psst";
    }
}
