using System.Diagnostics;
using Workflow.Benchmarks.Engine;
using Workflow.Benchmarks.Report;
using Workflow.Runtime.Compiled;

namespace Workflow.Benchmarks.Scenarios;

/// <summary>W7: what a generated state machine costs by itself, where nothing is recorded and nothing waits.</summary>
internal sealed class MoveNextPerAwait : Scenario
{
    private const int Calls = 2_000;
    private const int Rounds = 500;
    private const int AwaitsPerRound = 2;
    private const int WarmUps = 50;
    private const int Samples = 9;

    public override string Name => "W7";

    public override string Description => "an await of a task that has ended, in a generated state machine, beside the C# compiler's own for the same body";

    public override Task RunAsync(ScenarioContext context)
    {
        using LooseRuns runs = new();
        WorkflowContext run = runs.NewContext("await_ended_tasks");
        Func<Task<int>> machine = () => Flows.__AwaitEndedTasks(run, Rounds);
        Func<Task<int>> compiler = () => Flows.AwaitEndedTasks(Rounds);
        for (int i = 0; i < WarmUps; i++)
        {
            Measure(machine);
            Measure(compiler);
            // Gives the JIT's own thread the time to put the optimized code in place.
            Thread.Sleep(50);
        }

        List<double> ofMachine = [], ofCompiler = [];
        for (int i = 0; i < context.Repetitions * Samples; i++)
        {
            ofMachine.Add(Measure(machine));
            ofCompiler.Add(Measure(compiler));
        }

        Table table = new("", "ns per await");
        table.Add("state machine of a workflow", $"{ofMachine.Min():N2}");
        table.Add("state machine of the C# compiler", $"{ofCompiler.Min():N2}");
        context.Output.WriteLine(table);
        // The fastest sample is the one that nothing disturbed: a few nanoseconds drown in what else the machine does.
        context.Output.WriteLine("  " + Verdict.AtMost("workflow / C# compiler (the fastest of the samples each)", ofMachine.Min() / ofCompiler.Min(), 2));
        return Task.CompletedTask;
    }

    private static double Measure(Func<Task<int>> body)
    {
        long sum = 0;
        long begun = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++) sum += body().Result;
        double nanoseconds = Stopwatch.GetElapsedTime(begun).TotalNanoseconds;
        Expect("rounds", (long)Calls * Rounds, sum);
        return nanoseconds / ((long)Calls * Rounds * AwaitsPerRound);
    }
}
