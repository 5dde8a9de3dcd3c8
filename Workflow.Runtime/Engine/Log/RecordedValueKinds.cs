namespace Workflow.Runtime.Engine.Log;

/// <summary>What a <c>value_recorded</c> event holds.</summary>
internal static class RecordedValueKinds
{
    public const string UtcNow = "utc_now";
    public const string NewGuid = "new_guid";
    public const string RandomSeed = "random_seed";
}
