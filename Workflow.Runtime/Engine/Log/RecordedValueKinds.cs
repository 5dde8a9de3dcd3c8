namespace Workflow.Runtime.Engine.Log;

/// <summary>What a <c>value_recorded</c> event holds.</summary>
internal static class RecordedValueKinds
{
    public const string UtcNow = "utc_now";
    public const string NewGuid = "new_guid";
    public const string RandomSeed = "random_seed";

    /// <summary>The run takes the code of a change. Not recorded where it does not.</summary>
    public const string Patched = "patched";
}
