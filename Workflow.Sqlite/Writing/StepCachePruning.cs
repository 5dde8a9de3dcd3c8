using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Deletes cached step results that have expired, a few at a time, when workers ask for work: the store has no clock of its own.</summary>
internal sealed class StepCachePruning(WriteSession session)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private DateTimeOffset _next;

    private readonly Statement _delete = session.Database.Prepare("""
        DELETE FROM step_cache WHERE rowid IN (SELECT rowid FROM step_cache WHERE expires_at <= ?1 ORDER BY expires_at LIMIT 100)
        """);

    public void RunIfDue(DateTimeOffset now)
    {
        if (now < _next) return;
        // A full hundred means that there are more.
        if (_delete.Bind(1, now).Run() < 100) _next = now + Interval;
    }
}
