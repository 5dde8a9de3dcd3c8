using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>One run in a directory of traces.</summary>
internal sealed class TraceWatch(TraceReader reader, string runId) : IRunWatch
{
    public Task<RunView?> LookAsync(CancellationToken cancellationToken) => Task.FromResult(reader.ReadLast(runId) is { } last ? TraceView.Of(last) : null);
}
