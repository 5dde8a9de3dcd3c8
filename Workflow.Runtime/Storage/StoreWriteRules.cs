namespace Workflow.Runtime.Storage;

/// <summary>What every store refuses alike, before it applies anything. For authors of stores.</summary>
public static class StoreWriteRules
{
    /// <summary>Checks that a batch is well formed: no write is null, and events are numbered without gaps.</summary>
    /// <exception cref="ArgumentException">A write is malformed; names the run and what is wrong. Nothing must have been applied.</exception>
    public static void Check(IReadOnlyList<StoreWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        for (int i = 0; i < writes.Count; i++)
        {
            switch (writes[i])
            {
                case CreateRun create:
                    CheckNumbers(create.Run.RunId, 0, create.Events);
                    if (create.Run.LastSequence != create.Events.Count)
                    {
                        throw new ArgumentException(
                            $"Run '{create.Run.RunId}' is created with {create.Events.Count} events but says that its last one is {create.Run.LastSequence}.",
                            nameof(writes));
                    }

                    break;
                case ImportRun import:
                    CheckNumbers(import.Whole.Run.RunId, 0, import.Events);
                    if (import.Whole.Run.LastSequence != import.Events.Count || import.Whole.Snapshot?.Sequence > import.Events.Count)
                    {
                        throw new ArgumentException(
                            $"Run '{import.Whole.Run.RunId}' is imported with {import.Events.Count} events; it says that its last one is {import.Whole.Run.LastSequence}, its snapshot that of {import.Whole.Snapshot?.Sequence ?? 0}.",
                            nameof(writes));
                    }

                    break;
                case CommitRun commit:
                    CheckNumbers(commit.RunId, commit.ExpectedSequence, commit.Events);
                    foreach (NewChild child in commit.NewChildren) CheckNumbers(child.Create.Run.RunId, 0, child.Create.Events);
                    break;
                case RestartRun restart:
                    CheckNumbers(restart);
                    break;
                case null:
                    throw new ArgumentException($"Write {i} of the batch is null.", nameof(writes));
            }
        }
    }

    private static void CheckNumbers(RestartRun restart)
    {
        CheckNumbers(restart.RunId, restart.ExpectedSequence, restart.Events);
        foreach (RestartRun child in restart.Children) CheckNumbers(child);
    }

    private static void CheckNumbers(string runId, long after, IReadOnlyList<EventRecord> events)
    {
        for (int i = 0; i < events.Count; i++)
        {
            if (events[i].Sequence == after + 1 + i) continue;
            throw new ArgumentException(
                $"Event '{events[i].Type}' of run '{runId}' has sequence number {events[i].Sequence}; {after + 1 + i} was expected.", nameof(events));
        }
    }
}
