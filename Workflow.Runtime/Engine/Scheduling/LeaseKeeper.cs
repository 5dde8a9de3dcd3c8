using Microsoft.Extensions.Logging;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Scheduling;

/// <summary>Keeps a worker's lease: renews it three times in each of its lengths, and then looks for runs that others have lost.</summary>
internal sealed class LeaseKeeper(
    IWorkflowStore store, string workerId, TimeSpan duration, TimeProvider time, Action afterRenewal, Action afterLapse, ILogger logger)
{
    private DateTimeOffset _until;

    /// <summary>Takes the lease for the first time.</summary>
    public Task TakeAsync(CancellationToken cancellationToken) => RenewAsync(time.GetUtcNow(), cancellationToken);

    /// <summary>Renews until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using PeriodicTimer timer = new(duration / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                try
                {
                    DateTimeOffset now = time.GetUtcNow();
                    bool hasLapsed = _until <= now;
                    await RenewAsync(now, stopping).ConfigureAwait(false);
                    if (hasLapsed)
                    {
                        logger.LogWarning("The lease of worker {WorkerId} was renewed too late; others may have taken its runs", workerId);
                        afterLapse();
                    }

                    afterRenewal();
                }
                catch (Exception error) when (!stopping.IsCancellationRequested)
                {
                    logger.LogError(error, "The lease of worker {WorkerId} could not be renewed; others may take its runs", workerId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The worker stops.
        }
    }

    private async Task RenewAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.RenewLeaseAsync(new WorkerLease(workerId, now + duration, now), cancellationToken).ConfigureAwait(false);
        _until = now + duration;
    }
}
