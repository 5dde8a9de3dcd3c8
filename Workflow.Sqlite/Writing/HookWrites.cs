using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>Hooks that runs open and close (1) and others answer (2). Closed ones stay, for an answer that comes late is told so.</summary>
internal sealed class HookWrites(WriteSession session)
{
    private readonly Statement _open = session.Database.Prepare("""
        INSERT INTO hooks (token, run, sequence, expires_at, closed) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT (token) DO NOTHING
        """);

    private readonly Statement _close = session.Database.Prepare("UPDATE hooks SET closed = 1 WHERE token = ?1 AND run = ?2");

    private readonly Statement _isAnswered = session.Database.Prepare("SELECT 1 FROM hooks WHERE token = ?1 AND run = ?2 AND closed");

    /// <summary>Whether one of the tokens of a run was answered.</summary>
    public bool HasAnswered(long run, IReadOnlyList<string> tokens)
    {
        foreach (string token in tokens)
        {
            if (_isAnswered.Bind(1, token).Bind(2, run).Scalar() is not null) return true;
        }

        return false;
    }

    public void Change(long run, CommitRun commit)
    {
        foreach (NewHook hook in commit.NewHooks)
        {
            if (_open.Bind(1, hook.Token).Bind(2, run).Bind(3, hook.Sequence).Bind(4, hook.ExpiresAt).Run() > 0) continue;
            throw session.Errors.Error($"Run '{commit.RunId}' opens a hook at event {hook.Sequence} with a token that was used before.");
        }

        foreach (string token in commit.ExpiredHooks) _close.Bind(1, token).Bind(2, run).Run();
        foreach (string token in commit.ClosedHooks) _close.Bind(1, token).Bind(2, run).Run();
    }
}
