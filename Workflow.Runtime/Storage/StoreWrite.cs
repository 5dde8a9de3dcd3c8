namespace Workflow.Runtime.Storage;

/// <summary>One change that a store applies whole or not at all; see <see cref="IWorkflowStore.WriteAsync"/>.</summary>
public abstract record StoreWrite
{
    private protected StoreWrite() { }
}

/// <summary>
/// Creates a run with its first events. Where the id exists already nothing is written and the outcome is
/// <see cref="StoreOutcome.Exists"/> with the run that is there.
/// </summary>
/// <param name="Run">The run as it shall be, its <see cref="RunRecord.LastSequence"/> equal to that of the last event.</param>
/// <param name="Events">Its first events, from sequence number 1.</param>
public sealed record CreateRun(RunRecord Run, IReadOnlyList<EventRecord> Events) : StoreWrite;

/// <summary>
/// Advances a run that the caller holds. Outcomes: <see cref="StoreOutcome.Done"/>; <see cref="StoreOutcome.Fenced"/> where the run
/// has another owner or epoch, or has ended; <see cref="StoreOutcome.SequenceConflict"/> where its last sequence number is not
/// <see cref="ExpectedSequence"/>, or one of <see cref="ExpiredHooks"/> was answered.
/// </summary>
public sealed record CommitRun : StoreWrite
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The worker that holds it.</summary>
    public required string WorkerId { get; init; }

    /// <summary>The epoch that the worker acquired it with.</summary>
    public required long Epoch { get; init; }

    /// <summary>The run's last sequence number before this commit.</summary>
    public required long ExpectedSequence { get; init; }

    /// <summary>Events to append, numbered from <see cref="ExpectedSequence"/> + 1 without gaps. May be empty.</summary>
    public IReadOnlyList<EventRecord> Events { get; init; } = [];

    /// <summary>The run's status from here on.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When the run wants to be acquired again if nothing else happens; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The result, as the JSON of its envelope; with status completed only.</summary>
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>The failure as JSON; with status failed, cancelled or timed out.</summary>
    public ReadOnlyMemory<byte>? Failure { get; init; }

    /// <summary>Why the run cannot go on although nothing failed; null where it can. See <see cref="RunRecord.BlockedReason"/>.</summary>
    public string? BlockedReason { get; init; }

    /// <summary>The shape hash of the code that wrote this commit.</summary>
    public required string ShapeHash { get; init; }

    /// <summary>The time of the commit.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Replaces the run's snapshot; null leaves it.</summary>
    public SnapshotRecord? Snapshot { get; init; }

    /// <summary>All inbox messages with an id up to this one are consumed and deleted; null for none.</summary>
    public long? ConsumedInbox { get; init; }

    /// <summary>
    /// With <see cref="BlockedReason"/>: messages of kind <see cref="InboxMessageKinds.Resume"/> with an id up to this one are consumed and
    /// deleted, whatever else stands before them in the inbox, so that the run is left alone again. Null for none.
    /// </summary>
    public long? ConsumedResume { get; init; }

    /// <summary>Replaces the run's tags; null leaves them.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Step tasks for other workers, to be inserted. One for a call that has a task already takes its place.</summary>
    public IReadOnlyList<NewStepTask> NewStepTasks { get; init; } = [];

    /// <summary>Sequence numbers of step calls whose tasks are withdrawn.</summary>
    public IReadOnlyList<long> CancelledStepTasks { get; init; } = [];

    /// <summary>Hooks that the run opens.</summary>
    public IReadOnlyList<NewHook> NewHooks { get; init; } = [];

    /// <summary>Tokens of hooks that are closed without an answer.</summary>
    public IReadOnlyList<string> ClosedHooks { get; init; } = [];

    /// <summary>
    /// Tokens of hooks that the run closes because they have expired. Where one of them was answered before, nothing is written and the outcome is
    /// <see cref="StoreOutcome.SequenceConflict"/>: the answer is in the run's inbox, and comes first.
    /// </summary>
    public IReadOnlyList<string> ExpiredHooks { get; init; } = [];

    /// <summary>Children that the run starts.</summary>
    public IReadOnlyList<NewChild> NewChildren { get; init; } = [];

    /// <summary>Messages to other runs, delivered together with this commit. One to a run that is not there, or has ended, is dropped.</summary>
    public IReadOnlyList<DeliverMessage> Messages { get; init; } = [];

    /// <summary>
    /// With <see cref="Release"/>: the span of the segment that ends here, as a W3C <c>traceparent</c>, which replaces <see cref="RunRecord.LastSegment"/>. Null, as it is
    /// where nobody traces, leaves that.
    /// </summary>
    public string? Segment { get; init; }

    /// <summary>Has the run begin anew, as the last of <see cref="Events"/> says; null where it goes on. Its snapshot is dropped.</summary>
    public NewBeginning? Beginning { get; init; }

    /// <summary>With <see cref="BlockedReason"/> and <see cref="Release"/>: whether an operator paused the run; see <see cref="RunRecord.IsPaused"/>.</summary>
    public bool IsPaused { get; init; }

    /// <summary>
    /// Whether the worker lets the run go. A run that is let go with an unread inbox message or a wake-up time in the past can be
    /// acquired at once; one that is let go as pending, for it has not begun, only with a message for which it would be made ready. A run in
    /// a terminal status is always let go.
    /// </summary>
    public bool Release { get; init; }
}

/// <summary>A child that a run starts.</summary>
/// <param name="Create">The child, its <see cref="RunRecord.Parent"/> set. Nothing is written where it is there already.</param>
/// <param name="Refusal">
/// What is put into the starting run's inbox, as a message of kind <see cref="InboxMessageKinds.ChildOutcome"/>, where the id belongs to a run with
/// another parent, as <see cref="RunParent.IsSameAs"/> tells: JSON.
/// </param>
public sealed record NewChild(CreateRun Create, ReadOnlyMemory<byte> Refusal);

/// <summary>How a run goes on that begins anew.</summary>
/// <param name="Workflow">The workflow from here on.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sequence">The sequence number of its <c>continued_as_new</c> event; see <see cref="RunRecord.FirstSequence"/>.</param>
public sealed record NewBeginning(string Workflow, string Version, long Sequence);

/// <summary>
/// Takes in a run that was exported, with all that belongs to it. Where the id exists already nothing is written and the outcome is <see cref="StoreOutcome.Exists"/> with the run that is there.
/// A hook whose token another run of the store has is a <see cref="StoreException"/>.
/// </summary>
/// <param name="Whole">The run as it shall be, held by nobody, its <see cref="RunRecord.LastSequence"/> equal to that of the last event, and what belongs to it. The numbers of messages are given anew, in their order.</param>
/// <param name="Events">Its whole log, from sequence number 1.</param>
public sealed record ImportRun(WholeRun Whole, IReadOnlyList<EventRecord> Events) : StoreWrite;

/// <summary>
/// Brings a run back to life that has failed, was cancelled or timed out: appends events, drops its result, failure and snapshot, counts
/// <see cref="RunRecord.Restarts"/>, puts messages into its inbox and makes it ready. Outcomes: done; <see cref="StoreOutcome.NotFound"/>;
/// <see cref="StoreOutcome.SequenceConflict"/>, and nothing is written, where it is in another status, or its last sequence number is not <paramref name="ExpectedSequence"/>,
/// where the same is true of one of its <see cref="Children"/> or one is not there, or where one of its <see cref="AwaitedChildren"/> has ended or is not there.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="ExpectedSequence">The run's last sequence number.</param>
/// <param name="Events">Events to append.</param>
/// <param name="Messages">Kinds, data and times of messages that are put into its own inbox, in order.</param>
/// <param name="Deadline">The new deadline; null for none.</param>
/// <param name="Now">The time.</param>
public sealed record RestartRun(
    string RunId, long ExpectedSequence, IReadOnlyList<EventRecord> Events, IReadOnlyList<(string Kind, ReadOnlyMemory<byte> Data, DateTimeOffset Time)> Messages,
    DateTimeOffset? Deadline, DateTimeOffset Now) : StoreWrite
{
    /// <summary>When the run is ready, as one that has not begun; null for at once.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Tokens of the hooks that the run waits for: they can be answered, though they were answered or closed before, and no other of its hooks can.</summary>
    public IReadOnlyList<string> OpenHooks { get; init; } = [];

    /// <summary>Children that are brought back to life together with the run, after it.</summary>
    public IReadOnlyList<RestartRun> Children { get; init; } = [];

    /// <summary>Ids of children that have not ended. They tell the run when they do, so none may have told it before, while it was over.</summary>
    public IReadOnlyList<string> AwaitedChildren { get; init; } = [];
}

/// <summary>
/// Puts a message into a run's inbox and makes the run ready; a run that has not begun, and is to begin later, is made ready only by a message of kind
/// <see cref="InboxMessageKinds.Cancel"/> or <see cref="InboxMessageKinds.Terminate"/>. Outcomes: <see cref="StoreOutcome.Done"/>,
/// <see cref="StoreOutcome.NotFound"/>, <see cref="StoreOutcome.Ended"/>. A message with a <see cref="DeduplicationKey"/> that the
/// run has seen in an unread message is dropped as done.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">What it is, such as <c>cancel_requested</c>; see <see cref="InboxMessageKinds"/>.</param>
/// <param name="Data">JSON.</param>
/// <param name="Now">When it was sent.</param>
/// <param name="DeduplicationKey">Makes a repeated delivery harmless; null where every delivery counts.</param>
public sealed record DeliverMessage(
    string RunId, string Kind, ReadOnlyMemory<byte> Data, DateTimeOffset Now, string? DeduplicationKey = null) : StoreWrite
{
    /// <summary>Who the run must be a child of; any other run counts as not there. Null for whatever run has the id.</summary>
    public RunParent? ToChildOf { get; init; }

    /// <summary>When the run must have been created; any other run counts as not there. Null for whatever run has the id.</summary>
    public DateTimeOffset? ToCreatedAt { get; init; }
}

/// <summary>
/// Answers a hook: marks its token used and puts the payload into the run's inbox. Outcomes: done; <see cref="StoreOutcome.NotFound"/> for
/// a token that never was; <see cref="StoreOutcome.Answered"/>, <see cref="StoreOutcome.Expired"/>, and <see cref="StoreOutcome.Ended"/> where it was closed in
/// another way, or its run has ended; the first of these that is so.
/// </summary>
/// <param name="Token">The hook's token.</param>
/// <param name="Data">JSON, the inbox message's data as it is: it must say itself which hook it answers.</param>
/// <param name="Now">When it was answered.</param>
public sealed record AnswerHook(string Token, ReadOnlyMemory<byte> Data, DateTimeOffset Now) : StoreWrite;

/// <summary>
/// Ends an attempt of a step task: deletes the task and puts its outcome into the run's inbox. Outcomes: done; fenced where the task
/// is gone or held under another epoch.
/// </summary>
/// <param name="Task">The task as it was acquired.</param>
/// <param name="Data">The outcome as JSON, the inbox message's data.</param>
/// <param name="Now">When it ended.</param>
public sealed record CompleteStep(StepTask Task, ReadOnlyMemory<byte> Data, DateTimeOffset Now) : StoreWrite;

/// <summary>
/// Notes what an attempt under way tells of its progress, in place of what it told before. Outcomes: done; fenced where the worker does not hold the run, or the step's
/// task, under that epoch. A report is no part of the run's log; it is gone when the run ends, and at the latest when the attempt's holder loses it.
/// </summary>
public sealed record ReportStep : StoreWrite
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Who executes the attempt.</summary>
    public required StepHolder Holder { get; init; }

    /// <summary>The sequence number of the call's <c>step_started</c> event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The step's key.</summary>
    public required string Step { get; init; }

    /// <summary>What it tells, as JSON; null takes back what it told.</summary>
    public required ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>When it told it.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Who executes an attempt, and by what right.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Epoch">The epoch under which it holds the run, or the task.</param>
/// <param name="IsOfTask">Whether it holds a task of the step, rather than the run itself.</param>
public sealed record StepHolder(string WorkerId, long Epoch, bool IsOfTask);

/// <summary>Stores a step's result under a key until a point in time, in place of an older one. Outcome: done.</summary>
public sealed record PutStepCache(string Key, CachedStep Entry) : StoreWrite;

/// <summary>What became of one <see cref="StoreWrite"/>.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Existing">With <see cref="StoreOutcomeKind.Exists"/>: the run that is there.</param>
public sealed record StoreOutcome(StoreOutcomeKind Kind, RunRecord? Existing = null)
{
    /// <summary>The write was applied.</summary>
    public static StoreOutcome Done { get; } = new(StoreOutcomeKind.Done);

    /// <summary>The caller does not hold, or no longer holds, what it wrote to.</summary>
    public static StoreOutcome Fenced { get; } = new(StoreOutcomeKind.Fenced);

    /// <summary>The run's log is not where the caller thought it to be.</summary>
    public static StoreOutcome SequenceConflict { get; } = new(StoreOutcomeKind.SequenceConflict);

    /// <summary>No such run or token.</summary>
    public static StoreOutcome NotFound { get; } = new(StoreOutcomeKind.NotFound);

    /// <summary>The run has ended, or the hook was closed.</summary>
    public static StoreOutcome Ended { get; } = new(StoreOutcomeKind.Ended);

    /// <summary>The hook was answered before.</summary>
    public static StoreOutcome Answered { get; } = new(StoreOutcomeKind.Answered);

    /// <summary>The hook has expired.</summary>
    public static StoreOutcome Expired { get; } = new(StoreOutcomeKind.Expired);

    /// <summary>A run with this id is there already.</summary>
    public static StoreOutcome Exists(RunRecord run) => new(StoreOutcomeKind.Exists, run);
}

/// <summary>The kinds of <see cref="StoreOutcome"/>.</summary>
public enum StoreOutcomeKind
{
    /// <inheritdoc cref="StoreOutcome.Done"/>
    Done,

    /// <inheritdoc cref="StoreOutcome.Fenced"/>
    Fenced,

    /// <inheritdoc cref="StoreOutcome.SequenceConflict"/>
    SequenceConflict,

    /// <inheritdoc cref="StoreOutcome.NotFound"/>
    NotFound,

    /// <inheritdoc cref="StoreOutcome.Ended"/>
    Ended,

    /// <inheritdoc cref="StoreOutcome.Answered"/>
    Answered,

    /// <inheritdoc cref="StoreOutcome.Expired"/>
    Expired,

    /// <inheritdoc cref="StoreOutcome.Exists"/>
    Exists,
}
