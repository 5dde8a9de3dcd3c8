using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>Reads snapshots.</summary>
internal static class SnapshotRows
{
    private const string Select = """
        SELECT s.sequence, s.shape_hash, s.data FROM runs r JOIN snapshots s ON s.run = r.run WHERE r.id = ?1
        """;

    public static SnapshotRecord? Find(Database database, string runId)
    {
        Statement rows = database.Kept(Select).Bind(1, runId);
        if (!rows.Step()) return null;
        SnapshotRecord snapshot = new(rows.Int64(0), rows.Text(1), rows.Blob(2));
        rows.Reset();
        return snapshot;
    }
}
