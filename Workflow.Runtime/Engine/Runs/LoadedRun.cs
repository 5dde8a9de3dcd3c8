using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A run in memory, with the DI scope that its instance lives in.</summary>
internal sealed class LoadedRun(RunContext context, AsyncServiceScope scope) : IAsyncDisposable
{
    public RunContext Context { get; } = context;

    public ValueTask DisposeAsync()
    {
        Context.Dispose();
        return scope.DisposeAsync();
    }
}
