using System.Collections.Concurrent;

namespace Workflow.Runtime.Tests.Engine.Kit;

/// <summary>What the steps of a test have done, and a gate that some of them wait at. Shared by the hosts of a test.</summary>
public sealed class Diary
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What was written, in order.</summary>
    public string[] Lines => [.. _lines];

    /// <summary>Completed once a step has come to the gate.</summary>
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether steps that ask fail.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Lets a step that works bit by bit do the next bit.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    /// <summary>Released after each bit.</summary>
    public SemaphoreSlim Answered { get; } = new(0);

    /// <summary>Opens the gate.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Writes a line, and tells how often it has been written.</summary>
    public int Write(string line)
    {
        _lines.Enqueue(line);
        return _lines.Count(each => each == line);
    }

    /// <summary>Waits at the gate.</summary>
    public Task PassGateAsync(CancellationToken cancellationToken)
    {
        Entered.TrySetResult();
        return Gate.Task.WaitAsync(cancellationToken);
    }
}
