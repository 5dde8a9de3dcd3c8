using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class CardDeclinedException(string message, string code, Exception? innerException = null) : Exception(message, innerException)
{
    public string Code { get; } = code;
}

public class UncaughtException(string message, int number, Exception? innerException = null) : Exception(message, innerException)
{
    public int Number { get; } = number;
}

public partial class StepFlows(Diary diary)
{
    [Workflow]
    public async partial Task<int> Retried(int failures) => await Flaky(failures);

    [Workflow]
    public async partial Task<int> Hopeless()
    {
        await Doomed();
        return 0;
    }

    [Workflow]
    public async partial Task<int> Patient() => await Later();

    [Workflow]
    public async partial Task<string> Slow()
    {
        try
        {
            await Stuck();
            return "done";
        }
        catch (TimeoutException error)
        {
            return error.Message;
        }
    }

    /// <summary>How many seconds after the call the last attempt began.</summary>
    [Workflow]
    public async partial Task<double> LastBegin()
    {
        StepFailure? failure = null;
        try
        {
            await Stuck();
        }
        catch (TimeoutException error)
        {
            failure = error.GetStepFailure();
        }

        await Durable.Delay("1h");
        return (failure!.LastAttemptAt - failure.FirstAttemptAt).TotalSeconds;
    }

    [Workflow]
    public async partial Task<string> Blocking()
    {
        try
        {
            await BlockThread();
            return "done";
        }
        catch (TimeoutException error)
        {
            return error.Message;
        }
    }

    [Workflow]
    public async partial Task<string> Lasting()
    {
        try
        {
            await Endure();
            return "done";
        }
        catch (TimeoutException error)
        {
            return error.Message;
        }
    }

    [Workflow]
    public async partial Task<string> Never()
    {
        await GiveUp();
        return "done";
    }

    [Workflow]
    public async partial Task<string> Paying()
    {
        try
        {
            await Pay();
            return "paid";
        }
        catch (CardDeclinedException error)
        {
            StepFailure failure = error.GetStepFailure()!;
            return $"{error.Message}|{error.Code}|{error.InnerException!.GetType().Name}: {error.InnerException.Message}|{failure.Step} {failure.Attempts}";
        }
    }

    [Workflow]
    public async partial Task<string> Strange()
    {
        try
        {
            await Unheard();
            return "done";
        }
        catch (StepFailedException error)
        {
            return $"{error.FailureType}|{error.FailureMessage}|{error.Step} {error.Attempts}";
        }
    }

    [Workflow]
    public async partial Task Escaping() => await Pay();

    [Workflow]
    public async partial Task Throwing()
    {
        await Task.CompletedTask;
        throw new UncaughtException("nobody minds", 7, new FormatException("beneath"));
    }

    [Step(MaxRetries = 3, RetryDelay = "1s", Jitter = 0, MaxRetryDelay = "3s")]
    private async partial Task<int> Flaky(int failures)
    {
        await Task.Yield();
        int attempt = diary.Write("flaky");
        if (attempt != StepContext.Current!.Attempt) throw new FatalException("attempts are counted wrongly");
        return attempt > failures ? attempt : throw new InvalidOperationException($"attempt {attempt}");
    }

    [Step]
    private async partial Task Doomed()
    {
        await Task.Yield();
        diary.Write("doomed");
        throw new FatalException("no use");
    }

    [Step(RetryDelay = "1s", Jitter = 0)]
    private async partial Task<int> Later()
    {
        await Task.Yield();
        int attempt = diary.Write("later");
        return attempt == 3 ? attempt : throw new RetryableException("busy", attempt == 1 ? "1h" : "500ms");
    }

    [Step(MaxRetries = 1, RetryDelay = "1s", Jitter = 0, Timeout = "5s")]
    private async partial Task Stuck()
    {
        diary.Write("stuck");
        diary.Answered.Release();
        await diary.PassGateAsync(StepContext.Current!.CancellationToken);
    }

    [Step(MaxRetries = 0, Timeout = "120d")]
    private async partial Task Endure() => await diary.PassGateAsync(StepContext.Current!.CancellationToken);

    [Step]
    private async partial Task GiveUp()
    {
        await Task.Yield();
        throw new RetryableException("some day", TimeSpan.MaxValue);
    }

    [Step(MaxRetries = 0, Timeout = "5s")]
    private async partial Task BlockThread()
    {
        diary.Entered.TrySetResult();
        diary.Gate.Task.Wait(CancellationToken.None);
        await Task.CompletedTask;
    }

    [Step(MaxRetries = 1, Jitter = 0)]
    private async partial Task Pay()
    {
        await Task.Yield();
        throw new CardDeclinedException("declined", "51", new FormatException("bad digit"));
    }

    [Step(MaxRetries = 0)]
    private async partial Task Unheard()
    {
        await Task.Yield();
        throw new HiddenException("secret");
    }

    private sealed class HiddenException(string message) : Exception(message);
}
