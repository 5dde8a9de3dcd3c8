using System.Collections.Concurrent;

namespace Workflow.Testing.Tests.Kit;

/// <summary>Counts what really happened; a singleton of the host.</summary>
internal sealed class Tally
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry) => _entries.Enqueue(entry);
}
