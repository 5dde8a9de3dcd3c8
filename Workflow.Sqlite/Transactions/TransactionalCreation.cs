using SQLitePCL;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Schema;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Transactions;

/// <summary>Creates a run on a user's connection, by the same statements as on the store's own.</summary>
internal sealed class TransactionalCreation(StoreErrors errors, SqliteStoreOptions options)
{
    public StoreOutcome Create(CreateRun create, sqlite3 connection)
    {
        using Database database = Database.Borrow(connection);
        try
        {
            long version = SchemaUpgrade.CurrentVersion(database, errors), known = options.Migrations[^1].Version;
            if (version != known)
                throw errors.Error($"the file has schema version {version}, this program works with version {known}. Another program has changed it since it was opened: start this one anew.");
            return CreateWhole(create, database);
        }
        catch (SqliteFailure failure) when (failure.IsBusy)
        {
            throw errors.Error(
                "another connection has the file's write lock, and the transaction that a run is to be started in has not; nothing was written. Begin the transaction with "
                + "BeginTransaction(), which waits for the lock, not with BeginTransaction(deferred: true); or roll it back and try again.", isTransient: true, failure);
        }
        catch (SqliteFailure failure)
        {
            throw errors.Translate(failure);
        }
    }

    /// <summary>All rows of the run, or none: the user may go on with the transaction after an error.</summary>
    private StoreOutcome CreateWhole(CreateRun create, Database database)
    {
        WriteSession session = new(database, errors);
        RunCreation creation = new(session, new RunKeys(session), new EventWrites(session));
        database.Execute("SAVEPOINT workflow_start");
        try
        {
            StoreOutcome outcome = creation.Create(create);
            database.Execute("RELEASE workflow_start");
            return outcome;
        }
        catch
        {
            // After some errors SQLite has rolled back by itself, the whole transaction.
            if (database.IsInTransaction) database.Execute("ROLLBACK TO workflow_start; RELEASE workflow_start");
            throw;
        }
    }
}
