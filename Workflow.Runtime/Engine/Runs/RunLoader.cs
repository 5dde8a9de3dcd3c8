using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>Brings a run into memory: reads its log, makes its instance in a scope of its own, and replays.</summary>
internal sealed class RunLoader(IWorkflowStore store, IServiceScopeFactory scopes, RunServices services)
{
    private const int PageSize = 1000;

    /// <summary>Loads a run up to its last durable event.</summary>
    /// <exception cref="BlockedException">The run cannot be loaded by this code.</exception>
    public async Task<LoadedRun> LoadAsync(RunRecord run, WorkflowDescriptor workflow, Action onForeignContinuation)
    {
        List<LogEntry> history = [];
        // The first event is workflow_started: what it says is in the run's record as well.
        for (long after = 1; after < run.LastSequence;)
        {
            IReadOnlyList<EventRecord> page = await store.ReadEventsAsync(run.RunId, after, PageSize, CancellationToken.None).ConfigureAwait(false);
            if (page.Count == 0 || page[0].Sequence != after + 1)
                throw new BlockedException($"The run's log has a gap after event {after}; it should reach {run.LastSequence}.");
            foreach (EventRecord record in page) history.Add(Read(record));
            after = page[^1].Sequence;
        }

        return Start(run, workflow, history, onForeignContinuation);
    }

    private LoadedRun Start(RunRecord run, WorkflowDescriptor workflow, List<LogEntry> history, Action onForeignContinuation)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        Func<WorkflowContext, Task<Payload>> body;
        try
        {
            body = workflow.Bind(scope.ServiceProvider, PayloadJson.FromUtf8(run.Input.Span));
        }
        catch (Exception error)
        {
            // Nothing of the user's body has run: a missing service or an unreadable input is the deployment's fault.
            scope.Dispose();
            throw new BlockedException(error is ValueException value
                ? WorkflowValueException.Input(run.Workflow, value).Message
                : $"The instance of '{workflow.Method}' cannot be made: {error.Message}", error);
        }

        RunInfo info = new(run.RunId, run.Workflow, run.Version, run.CreatedAt, run.Tags);
        RunLog log = new(history, Math.Max(run.LastSequence, 1));
        RunContext context = new(info, workflow, services, log, onForeignContinuation);
        LoadedRun loaded = new(context, scope);
        context.StartAndReplay(body);
        RestoreAttempts(context, history);
        return loaded;
    }

    private static void RestoreAttempts(RunContext context, List<LogEntry> history)
    {
        foreach (LogEntry entry in history)
        {
            if (!EventTypes.IsAttempt(entry.Type) || !context.Pending.TryGetValue(entry.Call, out PendingCall? call)) continue;
            PendingStep step = (PendingStep)call;
            step.Remote = step.IsTaskRecorded = entry.Remote;
            if (entry.Type == EventTypes.StepQueued) continue;
            step.Attempt = entry.Attempt + 1;
            step.RetryAt = entry.Due;
        }
    }

    private static LogEntry Read(EventRecord record)
    {
        try
        {
            return LogEntry.Read(record);
        }
        catch (UnreadableLogException error)
        {
            throw new BlockedException(error.Message, error);
        }
    }
}
