using System.Runtime.CompilerServices;
using Workflow.Runtime;

namespace Workflow.Differential.Kit;

/// <summary>
/// Counts the turns of loops, for shrinking may make a loop that ends into one that does not. It cannot throw, for the loop may catch; it lets the
/// thread sleep.
/// </summary>
public static class Turns
{
    private const int Most = 20_000;
    private static readonly ConditionalWeakTable<DurableScope, StrongBox<int>> Counts = [];

    /// <summary>Told of an execution that goes in circles.</summary>
    public static event Action<DurableScope>? WentInCircles;

    public static void Count()
    {
        DurableScope scope = DurableScope.Current!;
        if (++Counts.GetOrCreateValue(scope).Value < Most) return;
        WentInCircles?.Invoke(scope);
        Thread.Sleep(Timeout.Infinite);
    }
}
