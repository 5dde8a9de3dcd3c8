using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>
/// Brings a lock file up to date. What runs in flight would not survive stays as it was locked, unless somebody has said that there are none;
/// so that an update never hides a break.
/// </summary>
internal static class LockFileUpdate
{
    /// <param name="locked">The file as it is; empty where there is none.</param>
    /// <param name="current">The workflows of the code.</param>
    /// <param name="isThere">Whether the code has a version, though it may not compile at the moment.</param>
    /// <param name="isAccepted">Whether no run of a version is alive, so that its entry may say whatever the code does.</param>
    public static LockFile Apply(
        LockFile locked, IReadOnlyCollection<LockEntry> current, Func<LockEntry, bool> isThere, Func<LockEntry, bool> isAccepted)
    {
        IEnumerable<LockEntry> inCode = current.Select(each => locked.Find(each.Name, each.Version) is { } before ? Renew(before, each, isAccepted(each)) : Begin(locked, each));
        IEnumerable<LockEntry> gone = locked.Entries.Items
            .Where(each => !current.Any(each.IsOf))
            .Select(each => isThere(each) ? each : each with { IsRetired = true });
        return new LockFile(inCode.Concat(gone)
            .OrderBy(static each => each.Name, StringComparer.Ordinal).ThenBy(static each => each.Version, StringComparer.Ordinal)
            .ToEquatableArray());
    }

    /// <summary>A guard that comes with a new version was there from the beginning; one in a workflow that was never locked may be younger than its runs.</summary>
    private static LockEntry Begin(LockFile locked, LockEntry current) => locked.Entries.Items.Any(each => each.Name == current.Name)
        ? current
        : current with { Patches = current.PatchIds.OrderBy(static each => each, StringComparer.Ordinal).ToEquatableArray() };

    private static LockEntry Renew(LockEntry locked, LockEntry current, bool isAccepted)
    {
        if (isAccepted) return current;
        if (!LockComparison.Of(locked, current).IsCompatible) return locked;
        IEnumerable<string> patches = locked.Patches.Items
            .Concat(current.PatchIds.Except(locked.PatchIds, StringComparer.Ordinal))
            .Intersect(current.PatchIds, StringComparer.Ordinal)
            .OrderBy(static each => each, StringComparer.Ordinal);
        return current with { Patches = patches.ToEquatableArray() };
    }
}
