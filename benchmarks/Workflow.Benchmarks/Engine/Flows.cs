using Workflow.Runtime;

namespace Workflow.Benchmarks.Engine;

/// <summary>The workflows that are measured. Their steps do nothing, so that all that is measured is what the engine adds.</summary>
internal static partial class Flows
{
    /// <summary>Makes so many steps, one after the other, and returns how many it made.</summary>
    [Workflow]
    public static async partial Task<int> Count(int steps)
    {
        int count = 0;
        while (count < steps) count = await Increment(count);
        return count;
    }

    /// <summary>Sleeps.</summary>
    [Workflow]
    public static async partial Task Sleep(int days) => await Durable.Delay(TimeSpan.FromDays(days));

    /// <summary>Makes so many steps, sleeps shortly, makes some more, sleeps for long, and makes one at last.</summary>
    [Workflow]
    public static async partial Task<int> CountAndSleep(int steps, int more)
    {
        int count = 0;
        while (count < steps) count = await Increment(count);
        await Durable.Delay(TimeSpan.FromMilliseconds(1));
        while (count < steps + more) count = await Increment(count);
        await Durable.Delay(TimeSpan.FromDays(30));
        return await Increment(count);
    }

    /// <summary>Makes so many steps at once, and returns how many it made.</summary>
    [Workflow]
    public static async partial Task<int> FanOut(int steps)
    {
        int[] made = await Task.WhenAll(Enumerable.Range(0, steps).Select(Increment));
        return made.Length;
    }

    /// <summary>Makes so many steps, sleeps, and makes some more.</summary>
    [Workflow]
    public static async partial Task<int> CountAndWake(int steps, TimeSpan pause, int more)
    {
        int count = 0;
        while (count < steps) count = await Increment(count);
        await Durable.Delay(pause);
        await Wake();
        while (count < steps + more) count = await Increment(count);
        return count;
    }

#pragma warning disable WFL1015 // It is the machine alone that is measured.
    /// <summary>Awaits two tasks that have ended, so many times; called directly it is the C# compiler's own state machine that does.</summary>
    [Workflow]
    public static async partial Task<int> AwaitEndedTasks(int rounds)
    {
        int sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            sum += await EndedTasks.Number;
            await EndedTasks.Nothing;
        }

        return sum;
    }
#pragma warning restore WFL1015

    /// <summary>Told when a run goes on after its sleep.</summary>
    public static Action? Woken { get; set; }

    [Step]
    private static partial Task Wake()
    {
        Woken?.Invoke();
        return Task.CompletedTask;
    }

    [Step]
    private static partial Task<int> Increment(int number) => Task.FromResult(number + 1);
}
