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
    public static async Task ExportAsync(WorkflowEngine engine, string runId, Stream destination, CancellationToken cancellationToken)
    {
        WholeRun whole = await ReadAsync(engine, runId, cancellationToken).ConfigureAwait(false);
        await new RunWriter(destination, cancellationToken).WriteAsync(whole, EventsAsync(engine, whole.Run, cancellationToken), engine.Time.GetUtcNow()).ConfigureAwait(false);
    }

    /// <returns>The run's id.</returns>
    public static async Task<string> ImportAsync(WorkflowEngine engine, Stream source, CancellationToken cancellationToken)
    {
        await engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        ImportRun import = await new RunReader(engine.Time.GetUtcNow()).ReadAsync(source, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The log as long as it was when the run was read; it may have grown since.</summary>
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
