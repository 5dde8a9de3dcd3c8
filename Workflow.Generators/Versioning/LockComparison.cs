using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Workflow.Generators.Versioning;

/// <summary>What a version of a workflow is now, beside what runs of it rely on.</summary>
/// <param name="Changes">What such runs do not survive; empty where they go on.</param>
/// <param name="IsOutdated">Whether the entry says something else than the code, though nothing that matters to them.</param>
internal sealed record LockComparison(ImmutableArray<SkeletonChange> Changes, bool IsOutdated)
{
    public bool IsCompatible => Changes.IsEmpty;

    /// <summary>Compares an entry with the code. Checkpoints are left out: where a snapshot does not fit, the run replays.</summary>
    public static LockComparison Of(LockEntry locked, LockEntry current)
    {
        ImmutableArray<SkeletonChange> signatures = [.. Signatures(locked, current)];
        if (locked.ShapeHash == current.ShapeHash) return new(signatures, locked.IsRetired || IsOutdatedIn(locked, current));
        HashSet<string> known = [.. locked.PatchIds];
        HashSet<string> left = [.. current.PatchIds];
        // Runs that began with a guard took its new branch, and their logs do not mind that nobody asks any more.
        IEnumerable<SkeletonChange> guards = known
            .Where(each => !left.Contains(each) && locked.Patches.Contains(each, StringComparer.Ordinal))
            .Select(static each => new SkeletonChange($"'Durable.Patched(\"{each}\")' was removed, and runs that began before it was there take its old branch", null));
        ImmutableArray<SkeletonChange> changes = SkeletonComparison.Compare(
            SkeletonTree.ItemsWithout(locked.Skeleton, each => !left.Contains(each), "new"),
            SkeletonTree.ItemsWithout(current.Skeleton, each => !known.Contains(each), "old"));
        return new([.. guards, .. changes, .. signatures], IsOutdated: true);
    }

    private static bool IsOutdatedIn(LockEntry locked, LockEntry current) => !locked.Skeleton.Equals(current.Skeleton) || !locked.Steps.Equals(current.Steps);

    private static IEnumerable<SkeletonChange> Signatures(LockEntry locked, LockEntry current)
    {
        Dictionary<string, StepSignature> now = current.Steps.Items.GroupBy(static each => each.Name).ToDictionary(static each => each.Key, static each => each.First());
        foreach (StepSignature before in locked.Steps.Items)
        {
            if (!now.TryGetValue(before.Name, out StepSignature after)) continue;
            int? line = LineOf(before.Name, current);
            if (before.Result != after.Result)
                yield return new($"step '{before.Name}' returns {Quoted(after.Result, before.Result)} instead of {Quoted(before.Result, after.Result)}", line);
            if (!before.Parameters.Equals(after.Parameters))
                yield return new($"step '{before.Name}' takes {List(after)} instead of {List(before)}", line);
        }
    }

    private static int? LineOf(string step, LockEntry current)
    {
        int index = current.Skeleton.Items.ToList().FindIndex(each => each.Text == $"step {step}");
        return index < 0 ? null : index;
    }

    private static string Quoted(string type, string other) => type.Length == 0 ? "nothing" : $"'{(Short(type) == Short(other) ? type : Short(type))}'";

    private static string List(StepSignature step) => $"({string.Join(", ", step.Parameters.Items.Select(Short))})";

    /// <summary>Types without their namespaces.</summary>
    private static string Short(string type) => Regex.Replace(type, @"[\w@]+\.", "");
}
