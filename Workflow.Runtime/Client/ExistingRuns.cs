using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Client;

/// <summary>Decides whether a start means the run that has its id already.</summary>
internal static class ExistingRuns
{
    /// <exception cref="RunAlreadyExistsException">It means another one.</exception>
    /// <exception cref="PayloadException">The input of the run that is there cannot be decoded.</exception>
    public static void CheckSame(RunRecord existing, RunRecord wanted)
    {
        string? difference =
            existing.Workflow != wanted.Workflow ? $"it runs workflow '{existing.Workflow}', not '{wanted.Workflow}'"
            : existing.Version != wanted.Version ? $"it runs version {existing.Version}, not {wanted.Version}"
            : !IsSameInput(existing.Input, wanted.Input) ? "it was started with another input"
            : null;
        if (difference is null) return;
        throw new RunAlreadyExistsException(existing.RunId,
            $"A run with id '{existing.RunId}' exists already, and {difference}. Start with another id, or use GetHandle to reach the run that is there.");
    }

    private static bool IsSameInput(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        Undecodable.ThrowIf(one.Span);
        if (one.Span.SequenceEqual(other.Span)) return true;
        // The order of properties is not part of the value: dictionaries need not enumerate alike.
        using JsonDocument first = JsonDocument.Parse(one, JsonDepth.ForDocuments);
        using JsonDocument second = JsonDocument.Parse(other, JsonDepth.ForDocuments);
        return first.RootElement.TryGetProperty("body", out JsonElement mine) && second.RootElement.TryGetProperty("body", out JsonElement theirs)
            && JsonElement.DeepEquals(mine, theirs);
    }
}
