using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>What the jobs of a transaction share: the connection, and what is to be done and said once it is durable.</summary>
internal sealed class WriteSession(Database database, StoreErrors errors)
{
    private readonly List<IDeferred> _deferred = [];

    public Database Database { get; } = database;

    public StoreErrors Errors { get; } = errors;

    /// <summary>What the transaction changes, for those who watch.</summary>
    public StoreChanges Changes { get; set; }

    /// <summary>Raised when what was read or written in the transaction is no longer true.</summary>
    public event Action? RolledBack;

    /// <summary>Has something done after the transaction, and told how it ended.</summary>
    public void Defer(IDeferred action) => _deferred.Add(action);

    /// <summary>Ends the transaction's share; returns what it changed.</summary>
    public StoreChanges End(bool committed)
    {
        StoreChanges changes = committed ? Changes : StoreChanges.None;
        Changes = StoreChanges.None;
        foreach (IDeferred action in _deferred) action.End(committed);
        _deferred.Clear();
        if (!committed) RolledBack?.Invoke();
        return changes;
    }
}

/// <summary>Something outside the database that follows a transaction.</summary>
internal interface IDeferred
{
    /// <summary>Called once, on the writer's thread. Must not throw.</summary>
    void End(bool committed);
}
