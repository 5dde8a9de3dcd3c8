using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflow.Runtime.Engine;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;
using Workflow.Runtime.Values.Exceptions;

namespace Workflow.Runtime;

/// <summary>One run, as seen from outside, from any process that reaches its store. Thread-safe; may outlive the run.</summary>
public class WorkflowHandle
{
    private const int PageSize = 500;

    internal WorkflowHandle(WorkflowEngine engine, string runId)
    {
        Engine = engine;
        RunId = runId;
    }

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    private protected WorkflowEngine Engine { get; }

    /// <summary>Waits until the run has ended.</summary>
    /// <exception cref="WorkflowFailedException">It failed, was cancelled or timed out.</exception>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public async Task GetResultAsync(CancellationToken cancellationToken = default) =>
        await WaitForSuccessAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Asks the run to cancel itself: its token trips, every pending wait throws <see cref="OperationCanceledException"/>, and the body may
    /// still compensate. Returns when the request is durable; it is idempotent.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <returns>False where the run had ended already.</returns>
    public Task<bool> CancelAsync(CancellationToken cancellationToken = default) => DeliverAsync(InboxMessageKinds.Cancel, cancellationToken);

    /// <summary>Orders the run to end <c>cancelled</c> without running any more user code. Returns when the order is durable; it is idempotent.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <returns>False where the run had ended already.</returns>
    public Task<bool> TerminateAsync(CancellationToken cancellationToken = default) => DeliverAsync(InboxMessageKinds.Terminate, cancellationToken);

    /// <summary>
    /// Has a run that is suspended with a reason (<see cref="RunDescription.BlockedReason"/>) tried again, for instance when a missing service
    /// is there now. Harmless for other runs. Returns when the order is durable.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <returns>False where the run had ended already.</returns>
    public Task<bool> ResumeAsync(CancellationToken cancellationToken = default) => DeliverAsync(InboxMessageKinds.Resume, "{}"u8.ToArray(), null, cancellationToken);

    /// <summary>What the steps that are being executed told last of their progress, in the order in which they were called. Those that told nothing are not among them.</summary>
    /// <exception cref="PayloadException">What the store keeps cannot be decoded here.</exception>
    public async Task<IReadOnlyList<StepProgress>> GetProgressAsync(CancellationToken cancellationToken = default)
    {
        await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        return [.. (await Engine.Store.ReadStepReportsAsync(RunId, cancellationToken).ConfigureAwait(false)).Select(StepProgress.Read)];
    }

    /// <summary>
    /// Has the run stop where it is: what steps are under way end, nothing begins, and it stays <c>suspended</c> until <see cref="ResumeAsync"/>. Returns when the order is
    /// durable.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <returns>False where the run had ended already.</returns>
    public Task<bool> PauseAsync(CancellationToken cancellationToken = default) => DeliverAsync(InboxMessageKinds.Pause, "{}"u8.ToArray(), null, cancellationToken);

    /// <summary>
    /// Brings a run back to life that has failed, was cancelled or timed out: it goes on from its last good checkpoint. A step whose failure ended it is tried again with all its
    /// attempts, a child that did is restarted as well; what was completed before is not done again. Returns when that is durable.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">The run has completed, or has not ended; or children of it ended or were restarted all the time.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        Journal journal = await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        for (int attempt = 0; attempt < Restarts.MaxPlans; attempt++)
        {
            RunRecord run = await ReadAsync(cancellationToken).ConfigureAwait(false);
            RestartRun restart = await Restarts.PlanAsync(Engine.Store, Engine.Exceptions, run, Engine.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            StoreOutcome outcome = await journal.WriteAsync(restart).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (outcome.Kind == StoreOutcomeKind.Done) return;
            // The run, or a child of it, is not as it was planned: the next plan says what is wrong, or takes it into account.
        }

        throw new InvalidOperationException($"Run '{RunId}' was not restarted, for its children changed each time that it was tried. Try again.");
    }

    /// <summary>Sends a signal. It is kept until the run waits for one of its name. Returns when it is durable.</summary>
    /// <typeparam name="T">What it carries: the type that the workflow waits for.</typeparam>
    /// <param name="name">The signal's name.</param>
    /// <param name="payload">What it carries.</param>
    /// <param name="cancellationToken">Gives up waiting; the signal may have been sent all the same.</param>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">No workflow of this host has hooks or signals of this type: send JSON, or register the workflow.</exception>
    /// <returns>False where the run had ended already.</returns>
    public Task<bool> SignalAsync<T>(string name, T payload, CancellationToken cancellationToken = default) =>
        SignalAsync(name, Engine.Encode(payload), cancellationToken);

    /// <summary>Sends a signal that carries JSON. What does not fit fails the workflow's wait with <see cref="WorkflowValueException"/>.</summary>
    /// <inheritdoc cref="SignalAsync{T}(string, T, CancellationToken)"/>
    public Task<bool> SignalAsync(string name, JsonElement payload, CancellationToken cancellationToken = default) =>
        SignalAsync(name, WorkflowEngine.Encode(payload, nameof(payload)), cancellationToken);

    /// <summary>Sends a signal that carries nothing.</summary>
    /// <inheritdoc cref="SignalAsync{T}(string, T, CancellationToken)"/>
    public Task<bool> SignalAsync(string name, CancellationToken cancellationToken = default) =>
        SignalAsync(name, new Payload("null"u8.ToArray(), ""), cancellationToken);

    /// <summary>The run as it stands in the store.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<RunDescription> DescribeAsync(CancellationToken cancellationToken = default) =>
        RunDescription.From(await ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Where the run's body stands: which methods are under way, at which lines, what they wait for, and their variables. Read from the store alone, so it needs neither the
    /// run's code nor its worker. A run has a stack while it waits and its workflow was compiled to a state machine; otherwise <see cref="RunStackTrace.Reason"/> says why not.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public async Task<RunStackTrace> GetStackAsync(CancellationToken cancellationToken = default)
    {
        // The snapshot first: a run that goes on meanwhile is told by its newer sequence number.
        await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        SnapshotRecord? snapshot = await Engine.Store.ReadSnapshotAsync(RunId, cancellationToken).ConfigureAwait(false);
        return StackReader.Read(await ReadAsync(cancellationToken).ConfigureAwait(false), snapshot);
    }

    /// <summary>The run's log so far.</summary>
    /// <param name="afterSequence">Only events above this number; 0 for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public async IAsyncEnumerable<RunEvent> GetEventsAsync(
        long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        await ReadAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            IReadOnlyList<EventRecord> page = await Engine.Store.ReadEventsAsync(RunId, afterSequence, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (EventRecord record in page) yield return Read(record);
            if (page.Count < PageSize) yield break;
            afterSequence = page[^1].Sequence;
        }
    }

    /// <summary>The run's log, from its beginning and on as it grows, until the run has ended.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public async IAsyncEnumerable<RunEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        using IStoreSubscription subscription = Engine.Store.Subscribe(StoreChanges.RunProgress);
        long seen = 0;
        while (true)
        {
            // The status is read before the events, so that an end is noticed only after all of its events have been seen.
            RunRecord run = await ReadAsync(cancellationToken).ConfigureAwait(false);
            await foreach (RunEvent next in GetEventsAsync(seen, cancellationToken).ConfigureAwait(false))
            {
                seen = next.Sequence;
                yield return next;
            }

            if (run.Status.IsTerminal()) yield break;
            await subscription.NextAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes all that the store keeps of the run as JSON lines: its log, snapshot, hooks, unread messages; as it stands at this moment, decoded by this host's payload codecs, so the text holds the
    /// data of users in the clear. <see cref="WorkflowClient.ImportAsync"/> reads it.
    /// </summary>
    /// <param name="destination">Where to; left open.</param>
    /// <param name="cancellationToken">Gives up in the middle.</param>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="PayloadException">What the store keeps of it cannot be decoded here.</exception>
    public Task ExportAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return WholeRuns.ExportAsync(Engine, RunId, destination, cancellationToken);
    }

    /// <summary>
    /// Looks through all that the store keeps of the run for what cannot be: gaps in its log, ends without calls, hooks of nothing. Where the run's workflow is registered in this host the log is
    /// replayed as well, which makes the workflow's instance and runs its body, but no step. Changes nothing.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public Task<RunVerification> VerifyAsync(CancellationToken cancellationToken = default) => WholeRuns.VerifyAsync(Engine, RunId, cancellationToken);

    private protected async Task<RunRecord> WaitForSuccessAsync(CancellationToken cancellationToken)
    {
        await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        RunRecord run = await Engine.Results.WaitAsync(RunId, cancellationToken).ConfigureAwait(false);
        return run.Status == RunStatus.Completed ? run : throw Failed(run);
    }

    private protected async Task<RunRecord> ReadAsync(CancellationToken cancellationToken)
    {
        await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await Engine.Store.ReadRunAsync(RunId, cancellationToken).ConfigureAwait(false)
            ?? throw new RunNotFoundException(RunId, Engine.Store.Name);
    }

    private RunEvent Read(EventRecord record)
    {
        try
        {
            return RunEvent.From(record);
        }
        catch (JsonException error)
        {
            throw new StoreException(
                Engine.Store.Name, $"event {record.Sequence} ({record.Type}) of run '{RunId}' is not valid JSON: the store is damaged. {error.Message}", false, error);
        }
    }

    private WorkflowFailedException Failed(RunRecord run)
    {
        if (run.Failure is not { } json)
            return new WorkflowFailedException(RunId, run.Status, "unknown", "The store holds no failure for this run.", null);
        FailureRecord failure = FailureRecord.FromUtf8(json);
        Exception inner = Engine.Exceptions.Rebuild(failure, []);
        // A stand-in would say no more than the message does.
        bool isStandIn = inner is StepFailedException && failure.TypeName != typeof(StepFailedException).FullName;
        return new WorkflowFailedException(RunId, run.Status, failure.TypeName, failure.Message, isStandIn ? null : inner);
    }

    private Task<bool> SignalAsync(string name, Payload payload, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return DeliverAsync(InboxMessageKinds.Signal, MessageJson.Signal(name, WorkflowValueException.Limited($"Signal '{name}'", payload, Engine.MaxPayloadBytes), TraceContext.Current), null, cancellationToken);
    }

    private Task<bool> DeliverAsync(string kind, CancellationToken cancellationToken) => DeliverAsync(kind, "{}"u8.ToArray(), kind, cancellationToken);

    private async Task<bool> DeliverAsync(string kind, byte[] data, string? deduplicationKey, CancellationToken cancellationToken)
    {
        Journal journal = await Engine.OpenAsync(cancellationToken).ConfigureAwait(false);
        StoreOutcome outcome = await journal.WriteAsync(new DeliverMessage(RunId, kind, data, Engine.Time.GetUtcNow(), deduplicationKey))
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.Kind == StoreOutcomeKind.NotFound ? throw new RunNotFoundException(RunId, Engine.Store.Name) : outcome.Kind == StoreOutcomeKind.Done;
    }
}
