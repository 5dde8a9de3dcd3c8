namespace Workflow.Runtime.Storage;

/// <summary>A run as the store keeps it.</summary>
public sealed record RunRecord
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The workflow's version.</summary>
    public required string Version { get; init; }

    /// <summary>The status.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The input, as the JSON of its envelope.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The result, as the JSON of its envelope; null until completed.</summary>
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>The failure as JSON; null unless failed, cancelled or timed out.</summary>
    public ReadOnlyMemory<byte>? Failure { get; init; }

    /// <summary>
    /// Why the run is suspended although it waits for nothing: non-determinism, an unknown type, … It is tried again by a worker whose shape
    /// hash for this workflow differs from <see cref="ShapeHash"/>, whatever its wake-up time, or by any while a message of kind
    /// <see cref="InboxMessageKinds.Resume"/> or <see cref="InboxMessageKinds.Terminate"/> is in its inbox.
    /// </summary>
    public string? BlockedReason { get; init; }

    /// <summary>
    /// Whether an operator has paused the run: it is left alone, whatever its code and its wake-up time, while no message of kind
    /// <see cref="InboxMessageKinds.Resume"/> or <see cref="InboxMessageKinds.Terminate"/> is in its inbox. False while a worker holds it.
    /// </summary>
    public bool IsPaused { get; init; }

    /// <summary>The shape hash of the code that wrote last; null before any did.</summary>
    public string? ShapeHash { get; init; }

    /// <summary>Tags to filter by.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Who started the run; free text.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The workspace (tenant) that the run belongs to.</summary>
    public string? Workspace { get; init; }

    /// <summary>The project within the workspace.</summary>
    public string? Project { get; init; }

    /// <summary>The step executor that the run was started with; null for that of its workflow.</summary>
    public string? Executor { get; init; }

    /// <summary>What the run was started within, for traces: a W3C <c>traceparent</c>; null for nothing. Kept as it is, for the whole life of the run.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C <c>tracestate</c> that belongs to <see cref="TraceParent"/>; null for none.</summary>
    public string? TraceState { get; init; }

    /// <summary>The span of the last segment that let the run go, as a W3C <c>traceparent</c>; null for none. See <see cref="CommitRun.Segment"/>.</summary>
    public string? LastSegment { get; init; }

    /// <summary>The run that this one is a child of; null for none.</summary>
    public RunParent? Parent { get; init; }

    /// <summary>When the run ends as timed out, wherever it is; null for never.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the run was told to begin; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>How long the run may take from its beginning, or from when it is restarted: its <see cref="Deadline"/> follows from that. Null for no limit, and where it was not kept yet.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often an operator has restarted the run after it had failed.</summary>
    public int Restarts { get; init; }

    /// <summary>When the run was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the run last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the run ended; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the run wants to be acquired although nothing else happens; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The sequence number of the last event.</summary>
    public required long LastSequence { get; init; }

    /// <summary>The event that the body of now began with: 1, or the number of the last <c>continued_as_new</c>.</summary>
    public long FirstSequence { get; init; } = 1;

    /// <summary>The fence: grows with every acquisition.</summary>
    public long Epoch { get; init; }

    /// <summary>The worker that holds the run; null for none.</summary>
    public string? Owner { get; init; }

    /// <summary>How often the run was acquired since anybody last committed to it: each time its worker lost it, or died.</summary>
    public int AcquisitionsWithoutProgress { get; init; }
}

/// <summary>Who started a run as a child.</summary>
/// <param name="RunId">The run that did.</param>
/// <param name="Call">The sequence number of its <c>child_started</c> event.</param>
/// <param name="CreatedAt">
/// When that run was created: tells it from one that was given its id after it was deleted. Null where nobody knows, as in runs of older versions of the runtime.
/// </param>
public sealed record RunParent(string RunId, long Call, DateTimeOffset? CreatedAt = null)
{
    /// <summary>Whether both are the same call of the same run, as far as is known.</summary>
    public bool IsSameAs(RunParent? other) =>
        other is not null && RunId == other.RunId && Call == other.Call && (CreatedAt is null || other.CreatedAt is null || CreatedAt == other.CreatedAt);
}

/// <summary>One entry of a run's log.</summary>
/// <param name="Sequence">Its number, from 1 without gaps.</param>
/// <param name="Type">The event type in snake_case; types that a reader does not know are kept as they are.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Data">UTF-8 JSON, an object.</param>
public sealed record EventRecord(long Sequence, string Type, DateTimeOffset Time, ReadOnlyMemory<byte> Data);

/// <summary>All frames of a run at one sequence number.</summary>
/// <param name="Sequence">The sequence number that it is current for.</param>
/// <param name="ShapeHash">A hash of the code that wrote it; code of another hash passes it over.</param>
/// <param name="Data">UTF-8 JSON.</param>
public sealed record SnapshotRecord(long Sequence, string ShapeHash, ReadOnlyMemory<byte> Data);

/// <summary>A step result that outlives its run.</summary>
/// <param name="Result">The result, as the JSON of its envelope.</param>
/// <param name="ExpiresAt">When it is no longer used.</param>
public sealed record CachedStep(ReadOnlyMemory<byte> Result, DateTimeOffset ExpiresAt);

/// <summary>What an attempt under way told last of its progress.</summary>
/// <param name="Sequence">The sequence number of the call's <c>step_started</c> event.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Step">The step's key.</param>
/// <param name="Data">UTF-8 JSON, an object.</param>
/// <param name="Time">When it was told.</param>
public sealed record StepReport(long Sequence, int Attempt, string Step, ReadOnlyMemory<byte> Data, DateTimeOffset Time);

/// <summary>A hook that a run opens.</summary>
/// <param name="Token">The secret that answers it; unique in the store.</param>
/// <param name="Sequence">The sequence number of its <c>hook_created</c> event.</param>
/// <param name="ExpiresAt">When it can no longer be answered; null for never.</param>
public sealed record NewHook(string Token, long Sequence, DateTimeOffset? ExpiresAt);
