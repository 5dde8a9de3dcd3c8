using System.Data.Common;

namespace Workflow.Runtime.Storage;

/// <summary>
/// What a store may do besides <see cref="IWorkflowStore"/>: create a run inside a transaction that the user has begun on the same database, so that the run is
/// there if and only if that transaction commits.
/// </summary>
public interface ITransactionalStore
{
    /// <summary>
    /// Writes a run into the caller's transaction, on its connection, and neither commits nor rolls it back. Where it fails it leaves the transaction as it found it.
    /// Called after <see cref="IWorkflowStore.OpenAsync"/>, from any thread, with no other use of the connection meanwhile.
    /// </summary>
    /// <param name="create">The run, held by nobody.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>Done; or Exists with the run that has the id, which the same transaction may have created before.</returns>
    /// <exception cref="ArgumentException">The transaction is of another database, or has ended; says which was expected.</exception>
    /// <exception cref="StoreException">The store cannot do its work; nothing was written.</exception>
    Task<StoreOutcome> CreateAsync(CreateRun create, DbTransaction transaction, CancellationToken cancellationToken);
}
