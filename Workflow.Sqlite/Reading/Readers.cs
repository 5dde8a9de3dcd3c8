using System.Collections.Concurrent;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Reading;

/// <summary>
/// Reading connections, made when all others are busy. Each read sees everything that was acknowledged before it began, and waits for no
/// writer. Thread-safe.
/// </summary>
internal sealed class Readers(string path, SqliteStoreOptions options, StoreErrors errors) : IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentBag<Database> _idle = [];
    private volatile bool _disposed;

    public T Read<T>(Func<Database, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteWorkflowStore));
        Database? database = null;
        try
        {
            if (!_idle.TryTake(out database)) database = Open();
            T result = read(database);
            Return(database);
            return result;
        }
        catch (SqliteFailure failure)
        {
            // A connection that failed may be in the middle of a statement.
            database?.Dispose();
            throw errors.Translate(failure);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out Database? database)) database.Dispose();
    }

    private Database Open()
    {
        Database database = Database.Open(path, options.BusyTimeout, options.Access);
        database.Execute("PRAGMA query_only = 1");
        return database;
    }

    private void Return(Database database)
    {
        if (_disposed || _idle.Count >= MostIdle) database.Dispose();
        else _idle.Add(database);
        // Disposing may have emptied the bag between the check and the return.
        if (_disposed && _idle.TryTake(out Database? late)) late.Dispose();
    }
}
