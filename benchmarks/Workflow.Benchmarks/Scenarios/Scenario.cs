using Workflow.Benchmarks.Machine;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>One thing that is measured. It checks what it ran, and prints what it found; it never judges a time.</summary>
internal abstract class Scenario
{
    /// <summary>What the command line calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, in one line.</summary>
    public abstract string Description { get; }

    /// <exception cref="BenchmarkException">What ran is not what was to be measured.</exception>
    public abstract Task RunAsync(ScenarioContext context);

    protected static void Expect(string what, long expected, long found)
    {
        if (expected != found) throw new BenchmarkException($"{what}: {expected:N0} expected, {found:N0} found. The measurement means nothing.");
    }
}

/// <summary>What a scenario works with.</summary>
/// <param name="Directory">Where its databases go.</param>
/// <param name="Repetitions">How often it measures.</param>
/// <param name="Output">Where its findings go.</param>
internal sealed record ScenarioContext(WorkDirectory Directory, int Repetitions, TextWriter Output);
