using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads runs from rows.</summary>
internal static class RunRows
{
    /// <summary>Ends where a condition or a WHERE follows.</summary>
    public const string Select = """
        SELECT r.id, r.workflow, r.version, r.status, r.last_sequence, r.epoch, r.owner, r.wake_at, r.acquisitions, r.shape_hash,
          r.blocked_reason, r.created_at, r.updated_at, r.completed_at, r.result, r.failure,
          d.input, d.tags, d.created_by, d.workspace, d.project,
          r.blocked_shape IS '', d.parent, d.parent_call, d.deadline, d.restarts, d.first_sequence, d.executor,
          d.trace_parent, d.trace_state, r.last_segment, d.parent_created_at, d.start_at, d.timeout
        FROM runs r JOIN run_details d ON d.run = r.run
        """;

    public static RunRecord? Find(Database database, string runId) =>
        Only(database.Kept($"{Select} WHERE r.id = ?1").Bind(1, runId));

    /// <summary>A run that is known to be there.</summary>
    public static RunRecord Read(Database database, long run) =>
        Only(database.Kept($"{Select} WHERE r.run = ?1").Bind(1, run)) ?? throw SqliteFailure.Damage($"run {run} is there in part only");

    public static RunRecord Current(Statement row) => new()
    {
        RunId = row.Text(0),
        Workflow = row.Text(1),
        Version = row.Text(2),
        Status = StatusOf(row.Text(3)),
        LastSequence = row.Int64(4),
        Epoch = row.Int64(5),
        Owner = row.TextOrNull(6),
        WakeAt = row.TimeOrNull(7),
        AcquisitionsWithoutProgress = row.Int32(8),
        ShapeHash = row.TextOrNull(9),
        BlockedReason = row.TextOrNull(10),
        CreatedAt = row.Time(11),
        UpdatedAt = row.Time(12),
        CompletedAt = row.TimeOrNull(13),
        Result = row.BlobOrNull(14),
        Failure = row.BlobOrNull(15),
        Input = row.Blob(16),
        Tags = TagsText.Read(row.TextOrNull(17)),
        CreatedBy = row.TextOrNull(18),
        Workspace = row.TextOrNull(19),
        Project = row.TextOrNull(20),
        IsPaused = row.Int64(21) != 0,
        Parent = row.TextOrNull(22) is { } parent ? new RunParent(parent, row.Int64(23), row.TimeOrNull(31)) : null,
        Deadline = row.TimeOrNull(24),
        Restarts = row.Int32(25),
        FirstSequence = row.Int64OrNull(26) ?? 1,
        Executor = row.TextOrNull(27),
        TraceParent = row.TextOrNull(28),
        TraceState = row.TextOrNull(29),
        LastSegment = row.TextOrNull(30),
        StartAt = row.TimeOrNull(32),
        Timeout = row.Int64OrNull(33) is { } ticks ? new TimeSpan(ticks) : null,
    };

    private static RunStatus StatusOf(string text)
    {
        try
        {
            return RunStatusText.Parse(text);
        }
        catch (FormatException error)
        {
            throw SqliteFailure.Damage(error.Message);
        }
    }

    private static RunRecord? Only(Statement rows)
    {
        if (!rows.Step()) return null;
        RunRecord run = Current(rows);
        rows.Reset();
        return run;
    }
}
