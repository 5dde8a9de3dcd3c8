using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Exporting;

/// <summary>Reads what <see cref="RunWriter"/> has written, and makes of it what the store is to keep.</summary>
internal sealed class RunReader(DateTimeOffset now)
{
    private readonly List<EventRecord> _events = [];
    private readonly List<KeptHook> _hooks = [];
    private readonly List<InboxMessage> _inbox = [];
    private readonly List<NewStepTask> _tasks = [];
    private RunRecord? _run;
    private SnapshotRecord? _snapshot;
    private string _promisedRunId = "";
    private long _promisedEvents;
    private bool _hasEnded;
    private long _line;

    /// <exception cref="RunImportException">It is no exported run, or not a whole one.</exception>
    public async Task<ImportRun> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(source, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        while (await ReadLineAsync(reader, cancellationToken).ConfigureAwait(false) is { } text)
        {
            _line++;
            if (_hasEnded) throw Error("there is more behind the end.");
            Read(text);
        }

        _line++;
        if (_line == 1) throw Error("there is nothing in it.");
        if (!_hasEnded || _run is null) throw Error("the end is missing: the file was cut short. Export the run again.");
        return new ImportRun(new WholeRun(_run, _snapshot, _hooks, _inbox, _tasks), _events);
    }

    private async Task<string?> ReadLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException error)
        {
            throw new RunImportException(_line + 1, "it is not UTF-8 text.", error);
        }
    }

    private void Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, ExportFormat.Reading);
            if (_line == 1) CheckHeader(document.RootElement);
            else ReadPart(document.RootElement.EnumerateObject().Single());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new RunImportException(_line, $"it is no line of an exported run, or was damaged: {error.Message}", error);
        }
    }

    private void CheckHeader(JsonElement header)
    {
        if (!header.TryGetProperty("format", out JsonElement format) || format.GetString() != ExportFormat.Name)
            throw Error($"this is no exported run, which begins with {{\"format\":\"{ExportFormat.Name}\"}}.");
        int version = header.GetProperty("version").GetInt32();
        if (version > ExportFormat.Version) throw Error($"the format has version {version}, this program knows versions up to {ExportFormat.Version}. Import it with the program's newer version.");
        _promisedRunId = Text(header, "run_id");
        _promisedEvents = header.GetProperty("events").GetInt64();
    }

    private void ReadPart(JsonProperty part)
    {
        if (part.Name == "run" ? _run is not null : _run is null) throw Error(_run is null ? "the run should be here." : "the run is here twice.");
        JsonElement json = part.Value;
        switch (part.Name)
        {
            case "run": _run = ReadRun(json); break;
            case "event": AddEvent(json); break;
            case "snapshot": _snapshot = new SnapshotRecord(Behind(json), Text(json, "shape_hash"), Data(json, "data")); break;
            case "hook": _hooks.Add(new KeptHook(new NewHook(Text(json, "token"), Behind(json), TimeOrNull(json, "expires_at")), Flag(json, "closed"))); break;
            case "message": _inbox.Add(new InboxMessage(0, _run!.RunId, Text(json, "kind"), Data(json, "data"), Time(json, "time"))); break;
            case "step_task":
                _tasks.Add(ReadTask(json));
                break;
            case "end":
                if (json.GetProperty("lines").GetInt64() != _line) throw Error($"this should be line {json.GetProperty("lines").GetInt64()}: lines are missing, or were added.");
                if (_events.Count == 0) throw Error("the run has no events.");
                if (_events.Count != _promisedEvents) throw Error($"the first line promises {_promisedEvents} events, and there are {_events.Count}: the run was not exported whole. Export it again.");
                _run = _run! with { LastSequence = _events.Count };
                _hasEnded = true;
                break;
            // Of a newer program, which would have told another version if it mattered.
            default: break;
        }
    }

    private void AddEvent(JsonElement json)
    {
        long sequence = json.GetProperty("sequence").GetInt64();
        if (sequence != _events.Count + 1) throw Error($"event {_events.Count + 1} should be here, and it is event {sequence}: the log has a gap.");
        _events.Add(new EventRecord(sequence, Text(json, "type"), Time(json, "time"), Object(json, "data")));
    }

    /// <summary>The run as nobody holds it. One that was held, wherever that was, goes on here at once.</summary>
    private RunRecord ReadRun(JsonElement json)
    {
        RunStatus status = RunStatusText.Parse(Text(json, "status"));
        bool wasHeld = Flag(json, "held") || status == RunStatus.Running;
        string runId = Text(json, "run_id");
        CheckNames(json, runId);
        if (runId != _promisedRunId) throw Error($"the first line promises run '{_promisedRunId}', and this is run '{runId}'.");
        DateTimeOffset? completedAt = TimeOrNull(json, "completed_at");
        if (status.IsTerminal() && completedAt is null) throw Error($"the run is {status.ToText()}, and 'completed_at' is missing.");
        return new RunRecord
        {
            RunId = runId,
            Workflow = Text(json, "workflow"),
            Version = Text(json, "version"),
            Status = status == RunStatus.Running ? RunStatus.Suspended : status,
            Input = Data(json, "input"),
            Result = DataOrNull(json, "result"),
            Failure = DataOrNull(json, "failure"),
            BlockedReason = TextOrNull(json, "blocked_reason"),
            IsPaused = Flag(json, "paused"),
            ShapeHash = TextOrNull(json, "shape_hash"),
            Tags = json.GetProperty("tags").EnumerateObject().ToDictionary(static tag => tag.Name, static tag => tag.Value.GetString() ?? throw new FormatException($"tag '{tag.Name}' is null."), StringComparer.Ordinal),
            CreatedBy = TextOrNull(json, "created_by"),
            Workspace = TextOrNull(json, "workspace"),
            Project = TextOrNull(json, "project"),
            Executor = TextOrNull(json, "executor"),
            Parent = json.TryGetProperty("parent", out JsonElement parent) ? new RunParent(Text(parent, "run_id"), AtLeast(1, parent, "call"), TimeOrNull(parent, "created_at")) : null,
            TraceParent = TextOrNull(json, "trace_parent"),
            TraceState = TextOrNull(json, "trace_state"),
            Restarts = (int)AtLeast(0, json, "restarts", int.MaxValue),
            FirstSequence = AtLeast(1, json, "first_sequence", _promisedEvents),
            CreatedAt = Time(json, "created_at"),
            UpdatedAt = Time(json, "updated_at"),
            StartAt = TimeOrNull(json, "start_at"),
            Timeout = json.TryGetProperty("timeout_ticks", out _) ? new TimeSpan(AtLeast(1, json, "timeout_ticks")) : null,
            Deadline = TimeOrNull(json, "deadline"),
            CompletedAt = completedAt,
            WakeAt = wasHeld && !status.IsTerminal() ? now : TimeOrNull(json, "wake_at"),
            LastSequence = 0,
        };
    }

    /// <summary>What is wrong here would otherwise be met by the worker that takes the run, or by a file system.</summary>
    private static void CheckNames(JsonElement json, string runId)
    {
        Names.CheckRunId(runId);
        Names.CheckWorkflow(Text(json, "workflow"));
        Names.CheckVersion(Text(json, "version"));
        if (TextOrNull(json, "executor") is { } executor) Names.CheckExecutor(executor);
        if (json.TryGetProperty("parent", out JsonElement parent)) Names.CheckRunId(Text(parent, "run_id"));
    }

    private NewStepTask ReadTask(JsonElement json)
    {
        NewStepTask task = new(Behind(json), (int)AtLeast(1, json, "attempt", int.MaxValue), Text(json, "queue"), Text(json, "step"), Data(json, "data"), Time(json, "due_at"))
        {
            TraceParent = TextOrNull(json, "trace_parent"),
            TraceState = TextOrNull(json, "trace_state"),
        };
        Names.CheckQueue(task.Queue);
        Names.CheckStep(task.Step);
        return task;
    }

    /// <summary>The event that something belongs to, which has to be in the log.</summary>
    private long Behind(JsonElement json)
    {
        long sequence = json.GetProperty("sequence").GetInt64();
        return sequence >= 1 && sequence <= _events.Count ? sequence : throw Error($"it belongs to event {sequence}, and the log has {_events.Count}.");
    }

    private RunImportException Error(string problem) => new(_line, problem);

    private static string Text(JsonElement json, string name) => TextOrNull(json, name) ?? throw new FormatException($"'{name}' is missing.");

    private static string? TextOrNull(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static long AtLeast(long least, JsonElement json, string name, long most = long.MaxValue)
    {
        long number = json.GetProperty(name).GetInt64();
        return number >= least && number <= most ? number : throw new FormatException($"'{name}' is {number}, and should be at least {least}{(most == long.MaxValue ? "" : $" and at most {most}")}.");
    }

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement flag) && flag.GetBoolean();

    private static DateTimeOffset Time(JsonElement json, string name) => json.GetProperty(name).GetDateTimeOffset();

    private static DateTimeOffset? TimeOrNull(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement time) ? time.GetDateTimeOffset() : null;

    private static byte[] Data(JsonElement json, string name) => JsonMarshal.GetRawUtf8Value(json.GetProperty(name)).ToArray();

    private static byte[] Object(JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Object ? Data(json, name)
        : throw new FormatException($"'{name}' should be an object, and is a {json.GetProperty(name).ValueKind}.");

    private static ReadOnlyMemory<byte>? DataOrNull(JsonElement json, string name) => json.TryGetProperty(name, out _) ? Data(json, name) : (ReadOnlyMemory<byte>?)null;
}
