using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Telemetry;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>A run in memory, with the DI scope that its instance lives in.</summary>
internal sealed class LoadedRun(RunContext context, ResumeKind kind, AsyncServiceScope scope) : IAsyncDisposable
{
    public RunContext Context { get; } = context;

    /// <summary>How it came here.</summary>
    public ResumeKind Kind { get; } = kind;

    public ValueTask DisposeAsync()
    {
        Context.Dispose();
        return scope.DisposeAsync();
    }
}
