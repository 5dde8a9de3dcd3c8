using System.Collections.Concurrent;

namespace Workflow.Cli.Tests.Program;

/// <summary>What slow steps wait for, so that tests decide when they end.</summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public void Open(string name) => Of(name).TrySetResult();

    public Task WaitAsync(string name, CancellationToken cancellationToken) => Of(name).Task.WaitAsync(cancellationToken);

    private TaskCompletionSource Of(string name) => _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
