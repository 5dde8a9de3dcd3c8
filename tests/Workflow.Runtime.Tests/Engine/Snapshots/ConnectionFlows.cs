namespace Workflow.Runtime.Tests.Engine.Snapshots;

/// <summary>A service like many: it can be disposed of asynchronously only.</summary>
public sealed class Connection : IAsyncDisposable
{
    public ValueTask DisposeAsync() => default;
}

public partial class ConnectionFlows(Connection connection)
{
    [Workflow]
    public async partial Task<int> WaitWithConnection() => await Durable.WaitForSignal<int>("go");

    internal Connection Connection => connection;
}
