using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Deletes ended runs with all that belongs to them. The writer's transaction makes a batch whole.</summary>
internal sealed class RunDeletion(WriteSession session, RunKeys keys)
{
    // A run that an operator has brought back to life has no end any more.
    private readonly Statement _find = session.Database.Prepare(
        "SELECT run, id FROM runs WHERE completed_at IS NOT NULL AND completed_at < ?1 ORDER BY completed_at, run LIMIT ?2");

    private readonly Statement[] _deletions =
    [
        .. new[] { "events", "snapshots", "inbox", "hooks", "step_tasks", "step_reports", "run_details", "runs" }
            .Select(table => session.Database.Prepare($"DELETE FROM {table} WHERE run = ?1")),
    ];

    private readonly List<(long Run, string Id)> _found = [];

    public int DeleteEnded(DateTimeOffset endedBefore, int limit)
    {
        _found.Clear();
        _find.Bind(1, endedBefore).Bind(2, limit);
        while (_find.Step()) _found.Add((_find.Int64(0), _find.Text(1)));
        foreach ((long run, string id) in _found)
        {
            foreach (Statement deletion in _deletions) deletion.Bind(1, run).Run();
            keys.Forget(id);
        }

        if (_found.Count > 0) session.Changes |= StoreChanges.RunProgress;
        return _found.Count;
    }
}
