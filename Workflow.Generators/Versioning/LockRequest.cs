using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflow.Generators.Versioning;

/// <summary>Whether a build is to write the lock file, as <c>-t:UpdateWorkflowLock</c> asks with build properties.</summary>
/// <param name="IsWanted">Whether it is.</param>
/// <param name="IsAccepted">Whether changes that break runs are to be written too.</param>
/// <param name="Locked">The file's text; null where there is none, or nobody asks.</param>
internal sealed record LockRequest(bool IsWanted, bool IsAccepted, string? Locked)
{
    private const string Wanted = "build_property.WorkflowLockOutput";
    private const string Accepted = "build_property.WorkflowLockAccept";

    public static LockRequest Of(AnalyzerConfigOptions build, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken) => IsTrue(build, Wanted)
        ? new(true, IsTrue(build, Accepted), files.FirstOrDefault()?.GetText(cancellationToken)?.ToString())
        : new(false, false, null);

    private static bool IsTrue(AnalyzerConfigOptions build, string name) =>
        build.TryGetValue(name, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
