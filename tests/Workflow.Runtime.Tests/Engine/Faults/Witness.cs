using System.Collections.Concurrent;
using System.Text.Json;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Engine.Faults;

/// <summary>Stands outside the engine and sees every attempt of a step begin: none may whose outcome the store has already.</summary>
public sealed class Witness(IWorkflowStore truth)
{
    private readonly ConcurrentQueue<string> _offences = new();
    private int _attempts;

    /// <summary>Attempts that should not have been made.</summary>
    public string[] Offences => [.. _offences];

    /// <summary>The tokens of hooks, by run.</summary>
    public ConcurrentDictionary<string, string> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>How many attempts were made.</summary>
    public int Attempts => _attempts;

    /// <summary>Sees the current attempt. A plain body has none.</summary>
    public async Task SeeAsync()
    {
        if (StepContext.Current is not { } step) return;
        Interlocked.Increment(ref _attempts);
        long call = long.Parse(step.IdempotencyKey.AsSpan(step.RunId.Length + 1), provider: null);
        foreach (EventRecord entry in await truth.ReadEventsAsync(step.RunId, 0, int.MaxValue, CancellationToken.None))
        {
            if (IsOutcomeOf(entry, call, step.Attempt)) _offences.Enqueue($"{step.Step}, attempt {step.Attempt}, call {step.IdempotencyKey}: {entry.Type} is event {entry.Sequence}");
        }
    }

    private static bool IsOutcomeOf(EventRecord entry, long call, int attempt)
    {
        if (entry.Type is not ("step_completed" or "step_failed" or "step_retrying")) return false;
        JsonElement data = JsonElement.Parse(entry.Data.Span);
        return data.GetProperty("call").GetInt64() == call && data.GetProperty("attempt").GetInt32() >= attempt;
    }
}
