namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>A workflow for each way of waiting. Their plain bodies give the same results.</summary>
public partial class FaultFlows(Witness witness)
{
    [Workflow]
    public async partial Task<int> Chained(int number)
    {
        for (int i = 0; i < 4; i++) number = await Grow(number);
        return number;
    }

    [Workflow]
    public async partial Task<int> Fanned(int width)
    {
        int[] parts = await Task.WhenAll(Enumerable.Range(0, width).Select(each => Grow(each)));
        return await Grow(parts.Sum());
    }

    [Workflow]
    public async partial Task<int> Stumbling(int failures)
    {
        int[] parts = await Task.WhenAll(Stumble(failures), Stumble(1), Grow(failures));
        return parts.Sum();
    }

    [Workflow]
    public async partial Task<int> Napping(int naps)
    {
        int number = naps;
        for (int i = 0; i < naps; i++)
        {
            await Durable.Delay("1h");
            number = await Grow(number);
        }

        return number;
    }

    [Workflow]
    public async partial Task<int> Outer(int number) => await Inner(number) + (await Task.WhenAll(Inner(number + 1), Inner(number + 2))).Sum();

    [Workflow]
    public async partial Task<int> Inner(int number)
    {
        number = await Grow(number);
        await Durable.Delay("10m");
        return await Grow(number);
    }

    [Workflow]
    public async partial Task<int> Racing(int number)
    {
        Task<int> fast = Grow(number);
        Task slow = Durable.Delay("30d");
        Task winner = await Task.WhenAny(fast, slow);
        return winner == fast ? await Grow(await fast) : -1;
    }

    [Workflow]
    public async partial Task<int> Impatient(int number)
    {
        await Durable.Delay("1h").WaitAsync(TimeSpan.FromHours(3));
        try
        {
            // In a plain body this is real time, which a hundred jumps of virtual time outlast.
            await Durable.Delay("3650d").WaitAsync(TimeSpan.FromMilliseconds(1));
            return -1;
        }
        catch (TimeoutException)
        {
            return await Grow(number);
        }
    }

    [Workflow]
    public async partial Task<int> Cancelled(int number)
    {
        try
        {
            await Task.WhenAll(Grow(number), Durable.Delay("3650d", Durable.CancellationToken));
            return -1;
        }
        catch (OperationCanceledException)
        {
            return await Grow(number);
        }
    }

    [Workflow]
    public async partial Task<int> Afar(int number) => await Grow(await GrowAfar(number)) + await StumbleAfar(number % 2);

    [Workflow]
    public async partial Task<int> Parenting(int number)
    {
        ChildHandle<int> one = await this.StartInnerChildAsync(number);
        ChildHandle<int> two = await this.StartInnerChildAsync(number + 1);
        return await Grow((await Task.WhenAll(one.Completed, two.Completed)).Sum());
    }

    [Workflow]
    public async partial Task<int> Renewing(int rounds, int number)
    {
        number = await Grow(number);
        return rounds == 0 ? number : await this.ContinueRenewingAsNew(rounds - 1, number);
    }

    /// <summary>Whether signals 1 to 5 came in this order; each may come several times.</summary>
    [Workflow]
    public async partial Task<int> Signalled()
    {
        int last = 0;
        while (last < 5)
        {
            int next = await Durable.WaitForSignal<int>("number");
            if (next > last + 1) return -1;
            last = Math.Max(last, next);
            await Grow(next);
        }

        return last;
    }

    [Workflow]
    public async partial Task<int> Hooked(int number)
    {
        Hook<int> hook = Durable.CreateHook<int>("number");
        await Announce(hook.Token);
        return await Grow(number + await hook.Received);
    }

    [Step(RetryDelay = "1s")]
    private async partial Task Announce(string token)
    {
        await witness.SeeAsync();
        witness.Tokens[StepContext.Current!.RunId] = token;
    }

    [Step(RetryDelay = "1s")]
    private async partial Task<int> Grow(int number)
    {
        await witness.SeeAsync();
        return number + 1;
    }

    [Step(RetryDelay = "1s")]
    private async partial Task<int> Stumble(int failures) => await FailAsync(failures);

    [Step(Queue = "far", RetryDelay = "1s")]
    private async partial Task<int> GrowAfar(int number)
    {
        await witness.SeeAsync();
        return number + 10;
    }

    [Step(Queue = "far", RetryDelay = "1s")]
    private async partial Task<int> StumbleAfar(int failures) => await FailAsync(failures);

    /// <summary>Fails as a function of the attempt alone; a plain body never fails.</summary>
    private async Task<int> FailAsync(int failures)
    {
        await witness.SeeAsync();
        return StepContext.Current is { } step && step.Attempt <= failures ? throw new InvalidOperationException("not yet") : 100 + failures;
    }
}
