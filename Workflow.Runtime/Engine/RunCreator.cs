using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Scheduling;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine;

/// <summary>
/// Creates runs, with this worker as their owner where it can begin them at once, and finds out what became of a creation when the store
/// does not tell. Thread-safe.
/// </summary>
/// <remarks>
/// A run that this worker holds at <see cref="CreatedEpoch"/> was created by it and never acquired. Only the one creation that has the place
/// of the run in the scheduler writes that, so it alone may adopt what it then finds.
/// </remarks>
internal sealed class RunCreator(
    string workerId, IWorkflowStore store, Journal journal, Scheduler scheduler, EngineActivity activity, ILogger logger, CancellationToken stopping)
{
    private const int Tries = 5;

    /// <summary>Acquisitions make the epoch grow; a creation is none.</summary>
    private const long CreatedEpoch = 0;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Creates a run. Must not be given up in the middle: what it has begun it ends by itself, whoever waits for it.</summary>
    /// <param name="pending">The run, pending, with its first event.</param>
    /// <param name="workflow">Its workflow.</param>
    /// <param name="begins">Whether this worker executes such runs.</param>
    /// <returns>Done or Exists.</returns>
    public async Task<StoreOutcome> CreateAsync(CreateRun pending, WorkflowDescriptor workflow, bool begins)
    {
        RunRecord run = pending.Run;
        bool hasPlace = begins && scheduler.TryReservePlace(run.RunId);
        CreateRun create = hasPlace
            ? pending with { Run = run with { Status = RunStatus.Running, Owner = workerId, Epoch = CreatedEpoch, WakeAt = null } } : pending;
        Creation creation = new(create, workflow, hasPlace);
        StoreOutcome outcome;
        try
        {
            outcome = await journal.WriteAsync(create).ConfigureAwait(false);
        }
        catch (Exception error) when (IsUnknown(error))
        {
            activity.Begin();
            try
            {
                return await FindOutAsync(creation, error).ConfigureAwait(false);
            }
            finally
            {
                activity.End();
            }
        }
        catch (Exception)
        {
            if (hasPlace) scheduler.GiveUpPlace(run.RunId);
            throw;
        }

        Settle(creation, outcome);
        return outcome;
    }

    /// <summary>Whether the run may be there all the same.</summary>
    private static bool IsUnknown(Exception error) => error is not (StoreException { IsTransient: true } or ObjectDisposedException);

    /// <summary>Ends a creation whose outcome is known.</summary>
    private void Settle(Creation creation, StoreOutcome outcome)
    {
        if (!creation.HasPlace) return;
        // Exists can mean this very creation: it was applied before, by a try whose reply was lost.
        bool isOurs = outcome.Kind == StoreOutcomeKind.Done
            || outcome.Existing is { } there && there.Owner == workerId && there.Epoch == CreatedEpoch;
        if (isOurs) scheduler.Adopt(creation.Write.Run, creation.Workflow);
        else scheduler.GiveUpPlace(creation.Write.Run.RunId);
    }

    /// <summary>Looks into the store and creates again, in turn, until it is known what is there; after some time the caller is told the error.</summary>
    private async Task<StoreOutcome> FindOutAsync(Creation creation, Exception unknown)
    {
        string runId = creation.Write.Run.RunId;
        logger.LogWarning(unknown, "Whether run {RunId} was created is unknown; the store is asked", runId);
        TimeSpan pause = FirstPause;
        bool isAbsent = false;
        for (int i = 0; i < Tries && !stopping.IsCancellationRequested; i++, pause *= 2)
        {
            try
            {
                isAbsent = false;
                StoreOutcome? found = await LookAsync(runId).ConfigureAwait(false);
                isAbsent = found is null;
                StoreOutcome outcome = found ?? await journal.WriteAsync(creation.Write).ConfigureAwait(false);
                Settle(creation, outcome);
                return outcome;
            }
            catch (Exception error)
            {
                isAbsent &= !IsUnknown(error);
                logger.LogWarning(error, "Whether run {RunId} was created is still unknown", runId);
            }

            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // The caller may give up or start again; a run that may be there, held by this worker, must not wait for that.
        if (creation.HasPlace && isAbsent) scheduler.GiveUpPlace(runId);
        else if (creation.HasPlace) _ = KeepLookingAsync(creation, pause);
        throw new StoreException(
            store.Name,
            $"Run '{runId}' {(isAbsent ? "was not created" : "may or may not have been created: the store did not say")}. Start it again with the same id, "
            + $"which never makes a second run. The store said: {unknown.Message}",
            isTransient: isAbsent,
            unknown);
    }

    private async Task KeepLookingAsync(Creation creation, TimeSpan pause)
    {
        string runId = creation.Write.Run.RunId;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await LookAsync(runId).ConfigureAwait(false) is { } found) Settle(creation, found);
                else scheduler.GiveUpPlace(runId);
                return;
            }
            catch (Exception error)
            {
                logger.LogWarning(error, "Whether run {RunId} was created is still unknown", runId);
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // The worker withdraws, which frees the run, if it is there, for others.
        scheduler.GiveUpPlace(runId);
    }

    private async Task<StoreOutcome?> LookAsync(string runId) =>
        await store.ReadRunAsync(runId, stopping).ConfigureAwait(false) is { } there ? StoreOutcome.Exists(there) : null;

    private sealed record Creation(CreateRun Write, WorkflowDescriptor Workflow, bool HasPlace);
}
