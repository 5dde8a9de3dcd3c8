using Workflow.Generators.Lowering.StateMachine.Model;

namespace Workflow.Generators.Lowering.StateMachine.Passes;

/// <summary>
/// Numbers checkpoints in the order of the text and gives each its key: what is awaited and how many of the same came before,
/// <c>Ship#2</c>. The number is for the machine, the key for snapshots.
/// </summary>
internal static class StateKeys
{
    public static IReadOnlyList<Checkpoint> Assign(Region region)
    {
        List<Checkpoint> checkpoints = [];
        Collect(region, checkpoints);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (Checkpoint checkpoint in checkpoints)
        {
            checkpoint.Number = checkpoints.IndexOf(checkpoint) + 1;
            seen.TryGetValue(checkpoint.Awaited, out int before);
            seen[checkpoint.Awaited] = before + 1;
            checkpoint.Key = $"{checkpoint.Awaited}#{before + 1}";
        }

        return checkpoints;
    }

    private static void Collect(Region region, List<Checkpoint> checkpoints)
    {
        foreach (Instruction instruction in region.Instructions)
        {
            if (instruction is Await wait) checkpoints.Add(wait.Checkpoint);
            else if (instruction is Try attempt) Collect(attempt.Body, checkpoints);
        }
    }
}
