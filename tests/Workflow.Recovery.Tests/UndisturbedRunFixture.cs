using Workflow.Recovery.Evidence;

namespace Workflow.Recovery;

/// <summary>Observes the undisturbed run once for all tests.</summary>
public sealed class UndisturbedRunFixture : IAsyncLifetime
{
    internal UndisturbedRun Run { get; private set; } = null!;

    public async Task InitializeAsync() => Run = await UndisturbedRun.ObserveAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
