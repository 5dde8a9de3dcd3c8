using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Tracing;

public partial class TraceFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Delivering(int parcels)
    {
        await Picking(parcels);
        await Durable.Delay("1h");
        Hook<bool> receipt = Durable.CreateHook<bool>("receipt");
        await receipt.Received.WaitAsync(TimeSpan.FromDays(1));
        await Durable.WaitForSignal<bool>("paid");
        return parcels;
    }

    [Workflow]
    public async partial Task Picking(int parcels)
    {
        await Task.WhenAll(Enumerable.Range(0, parcels).Select(HandOver));
    }

    [Workflow]
    public async partial Task Losing() => await Lose();

    [Step]
    private async partial Task HandOver(int parcel)
    {
        diary.Write($"hand_over {parcel}");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
    }

    [Step(MaxRetries = 1, RetryDelay = "1m", Jitter = 0)]
    private partial Task Lose() => throw new InvalidOperationException("the secret of the parcel");
}
