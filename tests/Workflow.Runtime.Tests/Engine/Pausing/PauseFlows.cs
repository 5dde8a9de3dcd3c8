using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Pausing;

public partial class PauseFlows(Diary diary)
{
    [Workflow]
    public async partial Task<string> PayThreeTimes() => await PayPart(1) + await PayPart(2) + await PayPart(3);

    [Workflow]
    public async partial Task<string> PayAllAtOnce() => string.Concat(await Task.WhenAll(PayPart(1), PayPart(2), PayPart(3)));

    [Workflow]
    public async partial Task<string> SendAllAtOnce() => string.Concat(await Task.WhenAll(SendPart(1), SendPart(2), SendPart(3)));

    [Step(AtMostOnce = true)]
    private async partial Task<string> PayPart(int number)
    {
        diary.Write($"pay {number}");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return "paid ";
    }

    [Step]
    private async partial Task<string> SendPart(int number)
    {
        diary.Write($"send {number}");
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
        return "sent ";
    }
}
