using System.Runtime.CompilerServices;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>
/// Finds the runs that were taken for this worker by an acquisition whose outcome it was not told: the store says that it holds them, and
/// it knows nothing of them.
/// </summary>
internal static class LostRuns
{
    /// <summary>One after the other, so that those that were found have begun where a later read fails: a look that had to succeed as a whole might never do.</summary>
    /// <param name="services">The scheduler's services.</param>
    /// <param name="isHandled">Whether a run is in memory, or being created.</param>
    /// <param name="stopping">The worker stops.</param>
    public static async IAsyncEnumerable<RunRecord> FindAsync(
        SchedulerServices services, Func<string, bool> isHandled, [EnumeratorCancellation] CancellationToken stopping)
    {
        RunQuery query = new() { Statuses = [RunStatus.Running], PageSize = 1000 };
        do
        {
            RunPage page = await services.Store.QueryRunsAsync(query, stopping).ConfigureAwait(false);
            foreach (RunRecord run in page.Runs)
            {
                // In this order: an executor is there until the store has its run released, so what is not handled here and held there is lost.
                if (run.Owner != services.WorkerId || isHandled(run.RunId)) continue;
                RunRecord? now = await services.Store.ReadRunAsync(run.RunId, stopping).ConfigureAwait(false);
                if (now is not null && now.Owner == services.WorkerId && services.Registry.Workflow(now.Workflow, now.Version) is not null) yield return now;
            }

            query = query with { Continuation = page.Next };
        }
        while (query.Continuation is not null);
    }
}
