using Workflow.Runtime.Storage;
using Workflow.Sqlite.Native;

namespace Workflow.Sqlite.Writing;

/// <summary>
/// The store's only writing connection and its thread. Jobs that come while a transaction runs go into the next one together, so that
/// they share one flush to the disk.
/// </summary>
internal sealed class Writer(
    WriteSession session, Background background, SqliteStoreOptions options, StoreNotifier notifier)
{
    private readonly WriterQueue _queue = new();
    private readonly Database _database = session.Database;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Loop) { IsBackground = true, Name = "Workflow.Sqlite writer" }.Start();

    /// <summary>Has work done in a transaction of its own or together with others; it is durable when the task ends.</summary>
    public Task<T> Run<T>(Func<WriteSession, T> work, CancellationToken cancellationToken)
    {
        WriterJob<T> job = new(work, cancellationToken);
        ObjectDisposedException.ThrowIf(!_queue.TryAdd(job), typeof(SqliteWorkflowStore));
        return job.Task;
    }

    /// <summary>Lets the background work notice a changed situation now.</summary>
    public void Wake() => _queue.Wake();

    /// <summary>Finishes what is queued, then ends the thread and closes the connection.</summary>
    public Task StopAsync()
    {
        _queue.Close();
        return _ended.Task;
    }

    /// <summary>Commits a group whole; if that fails, each of its jobs alone, so that the one at fault does not take the others along.</summary>
    internal void Commit(ReadOnlySpan<WriterJob> group)
    {
        bool ending = false;
        try
        {
            options.OnPhase?.Invoke(CommitPhase.BeforeBegin);
            WriteLock.Begin(_database, options.BusyTimeout);
            background.TransactionBegan();
            foreach (WriterJob job in group) job.Execute(session);
            options.OnPhase?.Invoke(CommitPhase.BeforeCommit);
            ending = true;
            _database.Kept("COMMIT").Run();
        }
        catch (Exception error)
        {
            bool began = _database.IsInTransaction || error is not SqliteFailure { IsBusy: true };
            RollBack();
            // Once COMMIT itself has failed it may yet have taken effect, so nothing is done twice.
            if (group.Length == 1 || ending || !began) FailAll(group, error);
            else foreach (WriterJob job in group) Commit([job]);
            return;
        }

        options.OnPhase?.Invoke(CommitPhase.AfterCommit);
        notifier.Signal(session.End(committed: true));
        foreach (WriterJob job in group) job.Complete();
    }

    private void Loop()
    {
        List<WriterJob> group = [];
        try
        {
            while (_queue.Take(ref group, background.Pause))
            {
                group.RemoveAll(job => job.IsCancelled());
                if (group.Count > 0) Commit([.. group]);
                group.Clear();
                background.RunWhatIsDue(this);
            }

            background.Close();
        }
        finally
        {
            _database.Dispose();
            _ended.TrySetResult();
        }
    }

    private void RollBack()
    {
        session.End(committed: false);
        try
        {
            // After some errors SQLite has rolled back by itself.
            if (_database.IsInTransaction) _database.Kept("ROLLBACK").Run();
        }
        catch (SqliteFailure)
        {
            // The error that led here is the one to report; the next BEGIN reports this one if it lasts.
        }
    }

    private void FailAll(ReadOnlySpan<WriterJob> group, Exception error)
    {
        Exception reported = error is SqliteFailure failure ? session.Errors.Translate(failure) : error;
        foreach (WriterJob job in group) job.Fail(reported);
    }
}
