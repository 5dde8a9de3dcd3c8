using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Workers;

/// <summary>What the instance of a run uses, and takes its time to be disposed of the first time.</summary>
public sealed class Tool(Diary diary) : IAsyncDisposable, IDisposable
{
    public void Dispose() { }

    public async ValueTask DisposeAsync() => await diary.PassGateAsync(CancellationToken.None);
}

public partial class ToolFlows(Tool tool)
{
    [Workflow]
    public async partial Task<int> WaitWithTool() => await Durable.WaitForSignal<int>("go");

    internal Tool Tool => tool;
}
