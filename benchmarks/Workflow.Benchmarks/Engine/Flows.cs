using Workflow.Runtime;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Benchmarks.Engine;

/// <summary>The workflows that are measured. Their steps do nothing, so that all that is measured is what the engine adds.</summary>
internal static class Flows
{
    public const string Version = "1.0.0";

    private static readonly StepDescriptor<ValueTuple<int>, int> Increment = new()
    {
        Name = "increment", Method = "Workflow.Benchmarks.Flows.Increment",
        Arguments = Codecs.ValueTuple(Codecs.Int32), Result = Codecs.Int32,
        Body = (_, arguments, _) => Task.FromResult(arguments.Item1 + 1),
    };

    /// <summary>Takes how many steps to make, one after the other, and returns how many it made.</summary>
    public static WorkflowDescriptor<ValueTuple<int>, int> Count { get; } = Define("count", async (context, steps) =>
    {
        int count = 0;
        while (count < steps) count = await context.CallStep(Increment, new ValueTuple<int>(count));
        return count;
    });

    /// <summary>Sleeps for so many days.</summary>
    public static WorkflowDescriptor<ValueTuple<int>, int> Sleep { get; } = Define("sleep", async (_, days) =>
    {
        await Durable.Delay(TimeSpan.FromDays(days));
        return days;
    });

    public static WorkflowsBuilder AddFlows(this WorkflowsBuilder builder) => builder.AddStep(Increment).AddWorkflow(Count).AddWorkflow(Sleep);

    private static WorkflowDescriptor<ValueTuple<int>, int> Define(string name, Func<WorkflowContext, int, Task<int>> body) => new()
    {
        Name = name, Version = Version, ShapeHash = "00000000", Method = $"Workflow.Benchmarks.Flows.{name}",
        Arguments = Codecs.ValueTuple(Codecs.Int32), Result = Codecs.Int32,
        Twin = (_, arguments) => new ReplayBody<int>(context => body(context, arguments.Item1)),
    };
}
