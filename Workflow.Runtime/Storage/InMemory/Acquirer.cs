namespace Workflow.Runtime.Storage.InMemory;

/// <summary>Gives ready runs and due step tasks to workers.</summary>
internal sealed class Acquirer(StoreState state, string storeName)
{
    public AcquiredRuns AcquireRuns(RunAcquisition request)
    {
        StoredWorker worker = CurrentWorker(request.WorkerId, request.LeaseNow);
        Dictionary<(string, string), string> hosted = [];
        foreach (HostedWorkflow workflow in request.Workflows) hosted[(workflow.Name, workflow.Version)] = workflow.ShapeHash;

        List<StoredRun> taken = [];
        DateTimeOffset? nextWake = null;
        foreach (StoredRun run in Candidates(hosted))
        {
            if (run.ReadyAt > request.Now.UtcTicks)
            {
                nextWake = new DateTimeOffset(run.ReadyAt.Value, TimeSpan.Zero);
                break;
            }

            if (taken.Count == request.Limit)
            {
                nextWake = request.Now;
                break;
            }

            taken.Add(run);
        }

        foreach (StoredRun run in taken) Take(run, worker, request);
        return new AcquiredRuns([.. taken.Select(run => run.Record)], nextWake);
    }

    public AcquiredSteps AcquireSteps(StepAcquisition request)
    {
        StoredWorker worker = CurrentWorker(request.WorkerId, request.LeaseNow);
        List<StoredTask> taken = [];
        DateTimeOffset? nextDue = null;
        foreach (StoredTask task in state.FreeTasks)
        {
            if (!request.Queues.Contains(task.Task.Queue) || !request.Steps.Contains(task.Task.Step)) continue;
            if (task.Task.DueAt > request.Now || taken.Count == request.Limit)
            {
                nextDue = task.Task.DueAt;
                break;
            }

            taken.Add(task);
        }

        List<StepTask> held = [];
        foreach (StoredTask task in taken)
        {
            state.FreeTasks.Remove(task);
            worker.Tasks.Add(task);
            task.Owner = request.WorkerId;
            task.MayHaveRun |= task.Epoch > 0;
            task.Epoch = state.NextOrdinal();
            held.Add(task.Held);
        }

        return new AcquiredSteps(held, nextDue);
    }

    /// <summary>Runs of hosted workflows that nobody holds: blocked ones that the shape has not tried first, then by the time they are ready.</summary>
    private IEnumerable<StoredRun> Candidates(Dictionary<(string, string), string> hosted)
    {
        foreach (StoredRun run in state.Blocked)
        {
            if (hosted.TryGetValue((run.Record.Workflow, run.Record.Version), out string? shape) && !run.Record.IsPaused && !run.BlockedShapes.Contains(shape)) yield return run;
        }

        foreach (StoredRun run in state.Ready)
        {
            if (hosted.ContainsKey((run.Record.Workflow, run.Record.Version))) yield return run;
        }
    }

    private void Take(StoredRun run, StoredWorker worker, RunAcquisition request)
    {
        // Keyed by what is about to change: out of the set first.
        if (run.ReadyAt is not null) state.Ready.Remove(run);
        run.Record = run.Record with
        {
            Owner = request.WorkerId,
            Status = RunStatus.Running,
            IsPaused = false,
            Epoch = run.Record.Epoch + 1,
            AcquisitionsWithoutProgress = run.Record.AcquisitionsWithoutProgress + 1,
            UpdatedAt = request.Now,
        };
        worker.Runs.Add(run);
        run.ReadyAt = null;
        state.Settle(run);
    }

    private StoredWorker CurrentWorker(string workerId, DateTimeOffset leaseNow)
    {
        state.FreeEndedLeases(leaseNow);
        return state.FindWorker(workerId) ?? throw new StoreException(
            storeName, $"Worker '{workerId}' has no current lease, so it can take nothing. Renew the lease, then ask again.", isTransient: true);
    }
}
