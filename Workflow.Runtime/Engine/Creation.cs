using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Log;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Telemetry;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine;

/// <summary>What is written when a run is started.</summary>
internal static class Creation
{
    /// <summary>A run that is pending, with its first event.</summary>
    public static CreateRun Of(WorkflowDescriptor workflow, Payload input, string runId, DateTimeOffset now, StartOptions? options, TraceContext trace) =>
        Of(workflow.Name, workflow.Version, workflow.Timeout, input, runId, now, options, trace);

    /// <inheritdoc cref="Of(WorkflowDescriptor, Payload, string, DateTimeOffset, StartOptions?, TraceContext)"/>
    public static CreateRun Of(
        string workflow, string version, TimeSpan? timeout, Payload input, string runId, DateTimeOffset now, StartOptions? options, TraceContext trace)
    {
        DateTimeOffset startAt = options?.StartAt is { } wanted && wanted > now ? wanted.ToUniversalTime() : now;
        Dictionary<string, string> tags = CopyOf(options?.Tags);
        RunRecord run = new()
        {
            RunId = runId,
            Workflow = workflow,
            Version = version,
            Input = PayloadJson.ToUtf8(input),
            Status = RunStatus.Pending,
            Tags = tags,
            CreatedBy = options?.CreatedBy,
            Workspace = options?.Workspace,
            Project = options?.Project,
            Executor = options?.Executor,
            TraceParent = trace.Parent,
            TraceState = trace.State,
            Deadline = DeadlineOf(options?.Timeout ?? timeout, startAt),
            StartAt = startAt > now ? startAt : null,
            Timeout = options?.Timeout ?? timeout,
            CreatedAt = now,
            UpdatedAt = now,
            WakeAt = startAt,
            LastSequence = 1,
        };
        EventRecord started = LogEntryWriter.Write(new LogEntry
        {
            Type = EventTypes.WorkflowStarted,
            Sequence = 1,
            Time = now,
            Name = workflow,
            Value = version,
            Payload = input,
            Data = tags,
        });
        return new CreateRun(run, [started]);
    }

    /// <summary>Checks what can be wrong with options.</summary>
    /// <exception cref="ArgumentException">A tag is null, or the timeout not longer than nothing.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? tags, TimeSpan? timeout)
    {
        CopyOf(tags);
        DeadlineOf(timeout, DateTimeOffset.MinValue);
    }

    private static DateTimeOffset? DeadlineOf(TimeSpan? timeout, DateTimeOffset startAt)
    {
        if (timeout is not { } duration) return null;
        if (duration <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), duration, "The timeout of a run has to be longer than nothing.");
        return duration < DateTimeOffset.MaxValue - startAt ? startAt + duration : null;
    }

    private static Dictionary<string, string> CopyOf(IReadOnlyDictionary<string, string>? tags)
    {
        Dictionary<string, string> copy = new(StringComparer.Ordinal);
        foreach ((string name, string? value) in tags ?? new Dictionary<string, string>())
            copy[name] = value ?? throw new ArgumentException($"The tag '{name}' is null. Give it a value, or leave it out.", nameof(tags));
        return copy;
    }
}
