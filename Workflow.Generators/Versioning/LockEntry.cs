using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>What runs of one version of a workflow rely on.</summary>
/// <param name="Name">The workflow's name in the log.</param>
/// <param name="Version">The version.</param>
/// <param name="ShapeHash">The hash of the skeleton.</param>
/// <param name="Skeleton">Its durable calls and what stands around them, in the order of the text.</param>
/// <param name="Checkpoints">Where its runs can be saved; empty where they resume by replay.</param>
/// <param name="Steps">The steps that it calls, by name.</param>
internal sealed record LockEntry(
    string Name, string Version, string ShapeHash, EquatableArray<SkeletonLine> Skeleton, EquatableArray<LockedCheckpoint> Checkpoints, EquatableArray<StepSignature> Steps)
{
    /// <summary>Whether the version has left the code.</summary>
    public bool IsRetired { get; init; }

    /// <summary>
    /// The ids of <c>Durable.Patched</c> that came after the version was first locked, in order: runs that began before may take their old branches.
    /// </summary>
    public EquatableArray<string> Patches { get; init; }

    /// <summary>The ids that the skeleton asks for.</summary>
    public IEnumerable<string> PatchIds => Skeleton.Select(static each => each.PatchId).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Whether it is the entry of that version.</summary>
    public bool IsOf(LockEntry other) => Name == other.Name && Version == other.Version;
}
