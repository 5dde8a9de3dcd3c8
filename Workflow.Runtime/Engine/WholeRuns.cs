using System.Runtime.CompilerServices;
using Workflow.Runtime.Engine.Exporting;
using Workflow.Runtime.Engine.Verifying;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine;

/// <summary>What is done with all that the store keeps of a run: it is written to a stream, taken in from one, looked through.</summary>
internal static class WholeRuns
{
    private const int PageSize = 500;

    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="StoreException">The run was deleted meanwhile, or the store has lost a part of it: what has been written is no whole run.</exception>
    public static async Task ExportAsync(WorkflowEngine engine, string runId, Stream destination, CancellationToken cancellationToken)
    {
        WholeRun whole = await ReadAsync(engine, runId, cancellationToken).ConfigureAwait(false);
        await new RunWriter(destination, cancellationToken).WriteAsync(whole, WholeLogAsync(engine, whole.Run, cancellationToken), engine.Time.GetUtcNow()).ConfigureAwait(false);
    }

    /// <returns>The run's id.</returns>
    public static async Task<string> ImportAsync(WorkflowEngine engine, Stream source, CancellationToken cancellationToken)
    {
        // Before the store is opened, so that what cannot be imported does not make one.
        ImportRun import = await new RunReader(engine.Time.GetUtcNow()).ReadAsync(source, cancellationToken).ConfigureAwait(false);
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        string runId = import.Whole.Run.RunId;
        // Not together with the writes of others, which must not fail for what is wrong with this one.
        StoreOutcome outcome = (await engine.Store.WriteAsync([import], cancellationToken).ConfigureAwait(false))[0];
        return outcome.Kind != StoreOutcomeKind.Exists ? runId : throw new RunAlreadyExistsException(
            runId, $"A run with id '{runId}' exists already in {engine.Store.Name}, so the exported one is not imported, and nothing was changed. Import it into another store, or delete the one that is there first.");
    }

    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public static async Task<RunVerification> VerifyAsync(WorkflowEngine engine, string runId, CancellationToken cancellationToken)
    {
        WholeRun whole = await ReadAsync(engine, runId, cancellationToken).ConfigureAwait(false);
        LogVerifier log = new(whole, engine.Time.GetUtcNow());
        await foreach (EventRecord entry in EventsAsync(engine, whole.Run, cancellationToken).ConfigureAwait(false)) log.Add(entry);
        log.Finish();
        (RunReplay replay, string? reason) = log.Problems.Count > 0
            ? (RunReplay.NotChecked, "What the store keeps of the run is not sound.")
            : await new ReplayVerifier(engine.Loader).VerifyAsync(whole.Run, engine.Registry.Workflow(whole.Run.Workflow, whole.Run.Version)).ConfigureAwait(false);
        return new RunVerification
        {
            Problems = replay == RunReplay.Differs ? [$"The code of this host does not fit the log: {reason}"] : log.Problems,
            EventCount = log.EventCount,
            Replay = replay,
            ReplayReason = reason,
        };
    }

    private static async Task<WholeRun> ReadAsync(WorkflowEngine engine, string runId, CancellationToken cancellationToken)
    {
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await engine.Store.ReadWholeRunAsync(runId, cancellationToken).ConfigureAwait(false) ?? throw new RunNotFoundException(runId, engine.Store.Name);
    }

    /// <summary>The log from its first event to the one that was the last when the run was read. Fails where it cannot give all of them, of that very run.</summary>
    private static async IAsyncEnumerable<EventRecord> WholeLogAsync(WorkflowEngine engine, RunRecord run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = 0;
        await foreach (EventRecord entry in EventsAsync(engine, run, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Sequence != last + 1) break;
            yield return entry;
            last = entry.Sequence;
        }

        // Another run may have been started under the same id since.
        RunRecord? now = await engine.Store.ReadRunAsync(run.RunId, cancellationToken).ConfigureAwait(false);
        if (now?.CreatedAt != run.CreatedAt)
            throw new StoreException(engine.Store.Name, $"run '{run.RunId}' was deleted while it was exported, so what has been written of it is not whole. Throw it away.");
        if (last < run.LastSequence)
            throw new StoreException(engine.Store.Name, $"event {last + 1} of run '{run.RunId}' is missing; its log should have {run.LastSequence}. A run that is not whole cannot be exported: restore the store from a backup.");
    }

    /// <summary>What there is of the log as long as it was when the run was read; it may have grown since.</summary>
    private static async IAsyncEnumerable<EventRecord> EventsAsync(WorkflowEngine engine, RunRecord run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long after = 0; after < run.LastSequence;)
        {
            int size = (int)Math.Min(PageSize, run.LastSequence - after);
            IReadOnlyList<EventRecord> page = await engine.Store.ReadEventsAsync(run.RunId, after, size, cancellationToken).ConfigureAwait(false);
            foreach (EventRecord entry in page) yield return entry;
            if (page.Count == 0) yield break;
            after = page[^1].Sequence;
        }
    }
}
