using Workflow.Runtime;

namespace Workflow.Soak;

/// <summary>Workflows that do something of everything. What they return depends on their input alone, whatever goes wrong on the way.</summary>
public partial class SoakFlows
{
    /// <summary>Steps one after the other, some in parallel, with pauses and failures that are retried.</summary>
    [Workflow]
    public async partial Task<int> Work(int number)
    {
        int sum = 0;
        for (int i = 0; i < 2 + number % 4; i++)
        {
            sum += await Stumble(number + i);
            if (i % 2 == 0) await Durable.Delay(TimeSpan.FromMilliseconds(10 + number % 90));
        }

        int[] parts = await Task.WhenAll(Enumerable.Range(0, number % 6).Select(each => Stumble(each)));
        return sum + parts.Sum();
    }

    /// <summary>Children, one of which may fail.</summary>
    [Workflow]
    public async partial Task<int> Family(int number)
    {
        ChildHandle<int> one = await this.StartWorkChildAsync(number);
        ChildHandle<int> two = await this.StartFailingChildAsync(number % 3);
        int sum = await one.Completed;
        try
        {
            return sum + await two.Completed;
        }
        catch (InvalidOperationException)
        {
            return sum + await Stumble(-1);
        }
    }

    /// <summary>Fails for one input of three.</summary>
    [Workflow]
    public async partial Task<int> Failing(int number)
    {
        int result = await Stumble(number);
        return number == 0 ? throw new InvalidOperationException("This is the one.") : result;
    }

    /// <summary>Begins anew for each of its rounds, and takes a signal in each.</summary>
    [Workflow]
    public async partial Task<int> Rounds(int left, int sum)
    {
        int next = await Durable.WaitForSignal<int>("number");
        sum += await Stumble(next);
        return left == 0 ? sum : await this.ContinueRoundsAsNew(left - 1, sum);
    }

    /// <summary>Waits for something that never comes until it is cancelled, and tidies up then.</summary>
    [Workflow]
    public async partial Task<int> Cancelled(int number)
    {
        Hook<int> hook = Durable.CreateHook<int>("never");
        try
        {
            await Stumble(number);
            return await hook.Received;
        }
        catch (OperationCanceledException)
        {
            await Stumble(number + 1);
            throw;
        }
    }

    /// <summary>Fails now and then, as a function of the call and the attempt.</summary>
    [Step(MaxRetries = 20, RetryDelay = "5ms", MaxRetryDelay = "50ms")]
    private static async partial Task<int> Stumble(int number)
    {
        await Task.Yield();
        StepContext? step = StepContext.Current;
        // A plain body never fails.
        if (step is not null && (uint)HashCode.Combine(step.IdempotencyKey.Length, number, step.Attempt) % 5 == 0) throw new TimeoutException("The line is busy.");
        return number + 1;
    }
}
