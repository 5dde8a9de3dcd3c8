using System.Collections.Concurrent;

namespace Workflow.Sqlite.Tests.Resuming;

/// <summary>Remembers what the steps of one host were called with.</summary>
internal sealed class Workshop
{
    private readonly ConcurrentQueue<string> _made = new();

    public IReadOnlyList<string> Made => [.. _made];

    public string Make(string what)
    {
        _made.Enqueue(what);
        return $"[{what}]";
    }
}
