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

    [Step]
    private static partial Task<int> Increment(int number) => Task.FromResult(number + 1);
}
