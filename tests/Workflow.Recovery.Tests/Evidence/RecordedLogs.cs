using Microsoft.Data.Sqlite;

namespace Workflow.Recovery.Evidence;

/// <summary>The logs of all runs of a database at one moment.</summary>
internal sealed class RecordedLogs
{
    public RecordedLogs(IEnumerable<RecordedEvent> events)
    {
        Runs = events.GroupBy(entry => entry.RunId).ToDictionary(run => run.Key, run => run.ToArray());
        Outcomes = [.. Events.Select(entry => entry.Attempt()).OfType<StepAttempt>()];
    }

    /// <summary>Each run's events, in order.</summary>
    public Dictionary<string, RecordedEvent[]> Runs { get; }

    public IEnumerable<RecordedEvent> Events => Runs.Values.SelectMany(run => run);

    /// <summary>The attempts whose outcome is recorded.</summary>
    public HashSet<StepAttempt> Outcomes { get; }

    public static RecordedLogs Empty { get; } = new([]);

    /// <summary>
    /// Reads a copy, and not the file itself: to open a database that was killed is to repair it, and that is for the next incarnation to do.
    /// </summary>
    public static RecordedLogs Read(string database)
    {
        if (!File.Exists(database)) return Empty;
        string copy = database + ".copy";
        foreach (string end in (string[])["", "-wal"])
        {
            File.Delete(copy + end);
            if (File.Exists(database + end)) File.Copy(database + end, copy + end);
        }

        SQLitePCL.Batteries_V2.Init();
        using SqliteConnection connection = new($"Data Source={copy};Pooling=False");
        connection.Open();
        return HasEvents(connection) ? new RecordedLogs(ReadEvents(connection)) : Empty;
    }

    private static bool HasEvents(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'events'";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static IEnumerable<RecordedEvent> ReadEvents(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT runs.id, sequence, type, CAST(data AS TEXT) FROM events JOIN runs USING (run) ORDER BY runs.id, sequence";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read()) yield return new RecordedEvent(reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3));
    }
}
