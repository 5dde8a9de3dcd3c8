using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// Brings a run into memory: makes its instance in a scope of its own, restores its snapshot, and replays what its log says after that; or replays
/// the whole log, where there is no snapshot that this code can read.
/// </summary>
internal sealed class RunLoader(
    IWorkflowStore store, IServiceScopeFactory scopes, RunServices services, ResumePolicy policy, Resumes resumes, ILogger logger)
{
    private const int PageSize = 1000;

    /// <summary>Loads a run up to its last durable event.</summary>
    /// <exception cref="BlockedException">The run cannot be loaded by this code.</exception>
    public async Task<LoadedRun> LoadAsync(RunRecord run, WorkflowDescriptor workflow, Action onForeignContinuation)
    {
        // A run that has just been created has nothing to come back from.
        if (run.LastSequence <= 1) return await StartAsync(run, workflow, ResumeKind.Start, PayloadJson.FromUtf8(run.Input.Span), [], onForeignContinuation).ConfigureAwait(false);
        if (workflow.Machine is not null && policy.ResumesFromSnapshot()
            && await store.ReadSnapshotAsync(run.RunId, CancellationToken.None).ConfigureAwait(false) is { } snapshot
            && snapshot.ShapeHash == workflow.SnapshotHash && snapshot.Sequence <= run.LastSequence)
        {
            List<LogEntry> rest = await ReadAfterAsync(run, snapshot.Sequence).ConfigureAwait(false);
            if (await TryRestoreAsync(run, workflow, snapshot, rest, onForeignContinuation).ConfigureAwait(false) is { } restored)
            {
                resumes.CountSnapshot();
                return restored;
            }
        }

        List<LogEntry> history = await ReadLogAsync(run).ConfigureAwait(false);
        resumes.CountReplay();
        return await StartAnewAsync(run, workflow, history, onForeignContinuation).ConfigureAwait(false);
    }

    /// <summary>Reads a snapshot into an incarnation that nobody continues, and writes a snapshot of that one.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read, or not be written again.</exception>
    public SnapshotRecord Rewrite(RunRecord run, WorkflowDescriptor workflow, SnapshotRecord snapshot)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        using RunContext context = NewContext(WithoutTags(run), workflow, new RunLog([], snapshot.Sequence), static () => { });
        try
        {
            context.Restore(snapshot, scope.ServiceProvider);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"The snapshot at event {snapshot.Sequence} cannot be read: {error.Message}", error);
        }
        finally
        {
            // Services may know no other way; in tests alone, so that waiting harms nobody.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return context.TakeSnapshot(out string? obstacle)
            ?? throw new InvalidOperationException($"The snapshot at event {snapshot.Sequence} was read, but it cannot be written again: {obstacle}");
    }

    /// <summary>Replays a run's whole log, to see whether the code does what it says. Nobody goes on with what this makes.</summary>
    /// <exception cref="BlockedException">The run cannot be loaded by this code.</exception>
    public async Task<LoadedRun> ReplayAsync(RunRecord run, WorkflowDescriptor workflow) =>
        await StartAnewAsync(run, workflow, await ReadLogAsync(run).ConfigureAwait(false), static () => { }).ConfigureAwait(false);

    /// <summary>The events that count of a run, from the beginning of its body of now.</summary>
    public Task<List<LogEntry>> ReadLogAsync(RunRecord run) => ReadAfterAsync(run, run.FirstSequence - 1);

    private async Task<List<LogEntry>> ReadAfterAsync(RunRecord run, long after)
    {
        List<LogEntry> history = [];
        while (after < run.LastSequence)
        {
            int size = (int)Math.Min(PageSize, run.LastSequence - after);
            IReadOnlyList<EventRecord> page = await store.ReadEventsAsync(run.RunId, after, size, CancellationToken.None).ConfigureAwait(false);
            if (page.Count == 0 || page[0].Sequence != after + 1)
                throw new BlockedException($"The run's log has a gap after event {after}; it should reach {run.LastSequence}.");
            foreach (EventRecord record in page) Restarts.Add(history, Read(record));
            after = page[^1].Sequence;
        }

        return history;
    }

    /// <summary>Runs the body from its beginning, which the first event tells: with what it was started, or goes on with.</summary>
    private Task<LoadedRun> StartAnewAsync(RunRecord run, WorkflowDescriptor workflow, List<LogEntry> history, Action onForeignContinuation)
    {
        LogEntry first = history[0];
        Payload input = first.Payload ?? throw new BlockedException($"Event {first.Sequence} ({first.Type}) should be the run's beginning, and holds no input.");
        history.RemoveAt(0);
        // The tags of that time: those of now may come from what the body did since.
        return StartAsync(run with { Tags = first.Data ?? new Dictionary<string, string>() }, workflow, ResumeKind.Replay, input, history, onForeignContinuation);
    }

    /// <summary>The tags of now may come from events behind a snapshot, which has those of its time.</summary>
    private static RunRecord WithoutTags(RunRecord run) => run with { Tags = new Dictionary<string, string>() };

    private async Task<LoadedRun?> TryRestoreAsync(RunRecord run, WorkflowDescriptor workflow, SnapshotRecord snapshot, List<LogEntry> rest, Action onForeignContinuation)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        LoadedRun loaded = new(NewContext(WithoutTags(run), workflow, new RunLog(rest, run.LastSequence), onForeignContinuation), ResumeKind.Snapshot, scope);
        try
        {
            loaded.Context.RestoreAndReplay(snapshot, scope.ServiceProvider);
            if (loaded.Context.Violation is { } violation) throw violation;
        }
        catch (Exception error)
        {
            // A snapshot is a shortcut: whatever is wrong with it, or with what comes after it, the log is the truth, and tells more of what is wrong with that.
            logger.LogDebug(
                "Run {RunId}: the snapshot at event {Sequence} cannot be used ({Reason}); its log is replayed", run.RunId, snapshot.Sequence,
                Undecodable.ReasonOf(snapshot.Data.Span) ?? (error as ValueException)?.Misfit ?? error.GetType().Name);
            await loaded.DisposeAsync().ConfigureAwait(false);
            return null;
        }

        RestoreAttempts(loaded.Context, rest);
        return loaded;
    }

    private async Task<LoadedRun> StartAsync(RunRecord run, WorkflowDescriptor workflow, ResumeKind kind, Payload input, List<LogEntry> history, Action onForeignContinuation)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        Func<WorkflowContext, Task<Payload>> body;
        try
        {
            body = workflow.Bind(scope.ServiceProvider, input);
        }
        catch (Exception error)
        {
            // Nothing of the user's body has run: a missing service or an unreadable input is the deployment's fault.
            await scope.DisposeAsync().ConfigureAwait(false);
            throw error switch
            {
                ValueException value => new BlockedException($"Workflow '{run.Workflow}', its input: {value.Misfit}"),
                PayloadException => new BlockedException(error.Message, error),
                _ => new BlockedException($"The instance of '{workflow.Method}' cannot be made: {error.Message} Mend its registration or constructor, and resume the run.", error),
            };
        }

        RunContext context = NewContext(run, workflow, new RunLog(history, Math.Max(run.LastSequence, 1)), onForeignContinuation);
        LoadedRun loaded = new(context, kind, scope);
        context.StartAndReplay(body);
        RestoreAttempts(context, history);
        return loaded;
    }

    private RunContext NewContext(RunRecord run, WorkflowDescriptor workflow, RunLog log, Action onForeignContinuation) =>
        new(new RunInfo(run.RunId, run.Workflow, run.Version, run.CreatedAt, run.Tags, run.Restarts + 1), workflow, services, log, onForeignContinuation);

    private static void RestoreAttempts(RunContext context, List<LogEntry> history)
    {
        foreach (LogEntry entry in history)
        {
            if (entry.Type == EventTypes.RunRestarted) NoteRestart(context, entry);
            else if (entry.Type == EventTypes.RunPaused) NotePause(context, entry);
            if (!EventTypes.IsAttempt(entry.Type) || !context.Pending.TryGetValue(entry.Call, out PendingCall? call)) continue;
            PendingStep step = (PendingStep)call;
            step.Remote = step.IsTaskRecorded = entry.Remote;
            step.PlannedBy = entry.Sequence;
            step.AfterRestart = AfterRestart.Unaffected;
            if (entry.Type == EventTypes.StepQueued) continue;
            step.Attempt = entry.Attempt + 1;
            step.RetryAt = entry.Due;
        }

        foreach (PendingStep step in context.Pending.Values.OfType<PendingStep>())
        {
            // Nobody is asked for it any more, so it is as if this worker's predecessor had executed it.
            if (step.AfterRestart == AfterRestart.Unknown) step.Remote = step.IsTaskRecorded = false;
            // The run's end had withdrawn the tasks of its steps.
            else if (history is [.., { Type: EventTypes.RunRestarted }]) step.IsTaskRecorded = false;
        }
    }

    /// <summary>What was under way when the run ended must not be made again where it runs at most once; what had failed may be, for it was ordered.</summary>
    private static void NoteRestart(RunContext context, LogEntry restart)
    {
        foreach (PendingStep step in context.Pending.Values.OfType<PendingStep>())
        {
            if (!step.Step.AtMostOnce || step.PlannedBy > restart.Sequence) continue;
            if (step.Sequence == restart.Call) step.AfterRestart = AfterRestart.MadeAgain;
            else if (step.AfterRestart != AfterRestart.MadeAgain) step.AfterRestart = AfterRestart.Unknown;
        }
    }

    /// <summary>What had not begun when the run was paused is made, for else it would have to be taken for interrupted.</summary>
    private static void NotePause(RunContext context, LogEntry pause)
    {
        foreach (long sequence in pause.NotBegun)
            if (context.Pending.GetValueOrDefault(sequence) is PendingStep step) step.AfterRestart = AfterRestart.MadeAgain;
    }

    private static LogEntry Read(EventRecord record)
    {
        try
        {
            return LogEntry.Read(record);
        }
        catch (Exception error) when (error is UnreadableLogException or PayloadException)
        {
            throw new BlockedException(error.Message, error);
        }
    }
}
