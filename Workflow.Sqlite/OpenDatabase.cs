using Workflow.Runtime.Storage;
using Workflow.Sqlite.Liveness;
using Workflow.Sqlite.Native;
using Workflow.Sqlite.Reading;
using Workflow.Sqlite.Schema;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite;

/// <summary>Everything that an opened store consists of.</summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly WorkerRows _workers;
    private readonly DeadWorkers _deadWorkers;
    private readonly RunAcquirer _runs;
    private readonly StepAcquirer _steps;
    private readonly WriteApplier _applier;
    private readonly StepCachePruning _pruning;
    private readonly RunDeletion _deletion;
    private readonly WorkflowWrites _workflows;

    private OpenDatabase(string path, string opened, Database database, StoreErrors errors, SqliteStoreOptions options, StoreNotifier notifier)
    {
        WriteSession session = new(database, errors);
        Locks = new OwnLocks(path);
        Readers = new Readers(opened, options, errors);
        _deadWorkers = new DeadWorkers(path, Locks, options);
        _workers = new WorkerRows(session, _deadWorkers);
        RunKeys keys = new(session);
        _runs = new RunAcquirer(session, keys, _workers);
        _steps = new StepAcquirer(session, _workers);
        _applier = new WriteApplier(session, keys);
        _pruning = new StepCachePruning(session);
        _deletion = new RunDeletion(session, keys);
        _workflows = new WorkflowWrites(session);
        Writer = new Writer(session, new Background(session, _workers, _deadWorkers, options, notifier), options, notifier);
    }

    public Writer Writer { get; }

    public Readers Readers { get; }

    public OwnLocks Locks { get; }

    /// <summary>Opens a file, checks it, brings its schema up to date where it may, and starts the writer.</summary>
    public static OpenDatabase Open(string path, StoreErrors errors, SqliteStoreOptions options, StoreNotifier notifier)
    {
        FileCheck.BeforeOpening(path, errors, options.Access);
        string target = DatabasePath.FollowLinks(path);
        Database? database = null;
        try
        {
            string opened = options.Access == SqliteStoreAccess.ReadOnly ? ReadableFile.NameOf(target) : target;
            database = Database.Open(opened, TimeSpan.Zero, options.Access);
            if (database.IsReadOnly && options.Access != SqliteStoreAccess.ReadOnly) throw errors.Error("the file is read-only for this process. Give it the right to write.");
            Prepare(database, target, errors, options);
            OpenDatabase open = new(target, opened, database, errors, options, notifier);
            open.Writer.Start();
            return open;
        }
        catch (SqliteFailure failure)
        {
            database?.Dispose();
            throw errors.Translate(failure);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    public IReadOnlyList<StoreOutcome> Apply(IReadOnlyList<StoreWrite> writes) => _applier.Apply(writes);

    public AcquiredRuns Acquire(RunAcquisition request)
    {
        AcquiredRuns acquired = _runs.Acquire(request);
        _pruning.RunIfDue(request.Now);
        return acquired;
    }

    public int DeleteEnded(DateTimeOffset endedBefore, int limit) => _deletion.DeleteEnded(endedBefore, limit);

    public void Publish(IReadOnlyList<PublishedWorkflow> workflows) => _workflows.Publish(workflows);

    public AcquiredSteps Acquire(StepAcquisition request) => _steps.Acquire(request);

    public void Renew(WorkerLease lease, string? lockFile) => _workers.Renew(lease, lockFile);

    public void Release(string workerId) => _workers.Free(workerId);

    public void DeleteLeftoverLocks(WriteSession session) => _deadWorkers.DeleteLeftovers(session);

    public async ValueTask DisposeAsync()
    {
        await Writer.StopAsync().ConfigureAwait(false);
        Readers.Dispose();
        Locks.Dispose();
    }

    private static void Prepare(Database database, string path, StoreErrors errors, SqliteStoreOptions options)
    {
        // The first look into the file tells whether it is a database, and ours: nobody else's is changed.
        WriteLock.WhileBusy(options.BusyTimeout, database, to => SchemaUpgrade.CurrentVersion(to, errors));
        WriteLock.WhileBusy(options.BusyTimeout, database, to => FileCheck.Pages(to, path, errors, options));
        if (options.Access == SqliteStoreAccess.ReadWrite) WriteLock.WhileBusy(options.BusyTimeout, database, to => to.Execute("PRAGMA journal_mode = WAL"));

        // No memory map: reading a file that is cut short through one kills the process, instead of failing a call.
        database.Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;");
        if (options.Access == SqliteStoreAccess.ReadWrite) SchemaUpgrade.Run(database, errors, options);
        else WriteLock.WhileBusy(options.BusyTimeout, database, to => SchemaUpgrade.CheckUpToDate(to, errors, options));
        if (options.MaxPageCount is { } pages) database.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
    }
}
