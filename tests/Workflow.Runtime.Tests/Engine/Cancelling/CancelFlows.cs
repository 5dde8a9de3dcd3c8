using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Cancelling;

public partial class CancelFlows(Diary diary)
{
    [Workflow]
    public async partial Task Compensating(bool inStep)
    {
        try
        {
            if (inStep) await Hold();
            else await Durable.Delay("30d");
        }
        catch (OperationCanceledException)
        {
            await Note("refund");
            throw;
        }
    }

    [Workflow]
    public async partial Task<string> Stubborn()
    {
        try
        {
            await Durable.Delay("30d");
            return "waited";
        }
        catch (OperationCanceledException)
        {
            await Durable.Delay("1h");
            return "went on";
        }
    }

    [Workflow]
    public async partial Task Complaining()
    {
        try
        {
            await Complain();
        }
        catch (OperationCanceledException)
        {
            await Note("refund");
            throw;
        }
    }

    [Workflow]
    public async partial Task Deaf()
    {
        try
        {
            await Ignore();
        }
        catch (OperationCanceledException)
        {
            await Note("refund");
            throw;
        }
    }

    [Step]
    private async partial Task Complain()
    {
        using CancellationTokenRegistration registration = StepContext.Current!.CancellationToken.Register(
            () => throw new InvalidOperationException("I will not stop"));
        await diary.PassGateAsync(StepContext.Current.CancellationToken);
    }

    [Step]
    private async partial Task Ignore() => await diary.PassGateAsync(CancellationToken.None);

    [Step]
    private async partial Task Hold() => await diary.PassGateAsync(StepContext.Current!.CancellationToken);

    [Step]
    private async partial Task Note(string line)
    {
        await Task.Yield();
        diary.Write(line);
    }
}
