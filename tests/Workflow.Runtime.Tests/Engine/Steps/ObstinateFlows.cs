using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

/// <summary>What a step uses; once it was used, it cannot be disposed without an exception.</summary>
public sealed class BrittleTool(Diary diary) : IDisposable
{
    public bool IsUsed { get; set; }

    public void Dispose()
    {
        if (!IsUsed) return;
        diary.Write("disposed");
        diary.Answered.Release();
        throw new IOException("it broke");
    }
}

/// <summary>Steps whose services and callbacks make it hard to end them.</summary>
public partial class ObstinateFlows(Diary diary, BrittleTool tool)
{
    [Workflow]
    public async partial Task<string> Using() => await UseTool();

    [Workflow]
    public async partial Task<string> UsingForTooLong()
    {
        try
        {
            await UseToolForTooLong();
            return "done";
        }
        catch (TimeoutException error)
        {
            return error.Message;
        }
    }

    [Workflow]
    public async partial Task<string> Clinging()
    {
        try
        {
            await Cling();
            return "done";
        }
        catch (TimeoutException error)
        {
            return error.Message;
        }
    }

    [Workflow]
    public async partial Task ClingingTwice() => await Task.WhenAll(ClingForever(1), ClingForever(2));

    [Step(MaxRetries = 2, RetryDelay = "1s")]
    private async partial Task<string> UseTool()
    {
        await Task.Yield();
        tool.IsUsed = true;
        diary.Write("used");
        return "used";
    }

    /// <summary>Ignores its token.</summary>
    [Step(MaxRetries = 0, Timeout = "5s")]
    private async partial Task UseToolForTooLong()
    {
        tool.IsUsed = true;
        await diary.PassGateAsync(CancellationToken.None);
        diary.Write("used");
    }

    [Step(MaxRetries = 0, Timeout = "5s")]
    private async partial Task Cling()
    {
        StepContext.Current!.CancellationToken.Register(() => diary.Gate.Task.Wait(CancellationToken.None));
        diary.Entered.TrySetResult();
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    /// <summary>Ends when it is to stop; what it has registered before that does not end then.</summary>
    [Step]
    private async partial Task ClingForever(int number)
    {
        CancellationToken stop = StepContext.Current!.CancellationToken;
        stop.Register(() => diary.Gate.Task.Wait(CancellationToken.None));
        diary.Answered.Release();
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            diary.Write("stopped");
        }
    }
}
