using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>
/// The integer keys of runs that are being worked on, so that a commit need not look up the id's index. A key that is out of date does no
/// harm: writes by it compare the id too.
/// </summary>
internal sealed class RunKeys
{
    private const int Limit = 10_000;
    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly Statement _find;

    public RunKeys(WriteSession session)
    {
        _find = session.Database.Prepare("SELECT run FROM runs WHERE id = ?1");
        session.RolledBack += _keys.Clear;
    }

    public long? Find(string runId)
    {
        if (_keys.TryGetValue(runId, out long key)) return key;
        if (_find.Bind(1, runId).Scalar() is not { } found) return null;
        Remember(runId, found);
        return found;
    }

    public void Remember(string runId, long key)
    {
        if (_keys.Count >= Limit) _keys.Clear();
        _keys[runId] = key;
    }

    public void Forget(string runId) => _keys.Remove(runId);
}
