using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

/// <summary>Lock entries of few words.</summary>
internal static class Entries
{
    /// <summary>An entry of a skeleton that is written as in a lock file, with <c>;</c> for a new line; its hash is the text.</summary>
    public static LockEntry Of(string skeleton, params StepSignature[] steps) => new(
        "process_order", "1", skeleton,
        skeleton.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(SkeletonLine.Parse).ToEquatableArray(), default, steps.ToEquatableArray());

    public static StepSignature Step(string name, string result, params string[] parameters) => new(name, parameters.ToEquatableArray(), result);

    public static LockFile File(params LockEntry[] entries) => new(entries.ToEquatableArray());
}
