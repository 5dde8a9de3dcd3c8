using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Blocking;

/// <summary>Workflows of one name whose code differs, as it does from one deployment to the next.</summary>
internal static class HandMade
{
    public static StepDescriptor<int, int> Step(string name, string queue = "steps", Func<int, Task<int>>? body = null) => new()
    {
        Name = name,
        Method = $"HandMade.{name}",
        Queue = queue,
        Arguments = Codecs.Int32,
        Result = Codecs.Int32,
        Body = (_, number, _) => body is null ? Task.FromResult(number + 1) : body(number),
    };

    /// <summary>A workflow whose instance cannot be made.</summary>
    public static WorkflowDescriptor<int, int> Unmakeable() => new()
    {
        Name = "counting",
        Version = "1.0.0",
        ShapeHash = "1",
        Method = "HandMade.Counting",
        Arguments = Codecs.Int32,
        Result = Codecs.Int32,
        Twin = static (_, _) => throw new InvalidOperationException("no such service"),
    };

    public static WorkflowDescriptor<int, int> Workflow(string shapeHash, Func<WorkflowContext, int, Task<int>> body) => new()
    {
        Name = "counting",
        Version = "1.0.0",
        ShapeHash = shapeHash,
        Method = "HandMade.Counting",
        Arguments = Codecs.Int32,
        Result = Codecs.Int32,
        Twin = (_, number) => new ReplayBody<int>(context => body(context, number)),
    };
}
