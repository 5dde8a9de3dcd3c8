namespace Workflow.Testing;

/// <summary>How often a host brought runs back into memory, and how. Starts of new runs do not count.</summary>
/// <param name="FromSnapshot">From a snapshot, and the events after it.</param>
/// <param name="FromReplay">By replaying the log from its beginning.</param>
public readonly record struct ResumeCounts(int FromSnapshot, int FromReplay);
