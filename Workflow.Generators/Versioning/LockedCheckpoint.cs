using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>A place where a run can be saved.</summary>
/// <param name="Key">What a snapshot calls it: <c>ChargeCard#2</c>.</param>
/// <param name="Live">What is kept there.</param>
internal sealed record LockedCheckpoint(string Key, EquatableArray<LiveVariable> Live);
