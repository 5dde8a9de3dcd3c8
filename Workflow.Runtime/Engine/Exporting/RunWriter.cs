using System.Buffers;
using System.Text.Json;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Engine.Exporting;

/// <summary>Writes a run as JSON lines: a header, the run, what belongs to it, and an end by which a reader knows that it has all.</summary>
internal sealed class RunWriter(Stream destination, CancellationToken cancellationToken)
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _lines;

    /// <exception cref="PayloadException">Something cannot be decoded here.</exception>
    public async Task WriteAsync(WholeRun whole, IAsyncEnumerable<EventRecord> events, DateTimeOffset now)
    {
        await LineAsync(json =>
        {
            json.WriteString("format"u8, ExportFormat.Name);
            json.WriteNumber("version"u8, ExportFormat.Version);
            json.WriteString("run_id"u8, whole.Run.RunId);
            json.WriteNumber("events"u8, whole.Run.LastSequence);
            json.WriteString("exported_at"u8, now);
        }).ConfigureAwait(false);
        await LineAsync("run", json => Write(json, whole.Run)).ConfigureAwait(false);
        await foreach (EventRecord entry in events.ConfigureAwait(false)) await LineAsync("event", json => Write(json, entry)).ConfigureAwait(false);
        if (whole.Snapshot is { } snapshot) await LineAsync("snapshot", json => Write(json, snapshot)).ConfigureAwait(false);
        foreach (KeptHook hook in whole.Hooks) await LineAsync("hook", json => Write(json, hook)).ConfigureAwait(false);
        foreach (InboxMessage message in whole.Inbox) await LineAsync("message", json => Write(json, message)).ConfigureAwait(false);
        foreach (NewStepTask task in whole.StepTasks) await LineAsync("step_task", json => Write(json, task)).ConfigureAwait(false);
        await LineAsync("end", json => json.WriteNumber("lines"u8, _lines + 1)).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteString("run_id"u8, run.RunId);
        json.WriteString("workflow"u8, run.Workflow);
        json.WriteString("version"u8, run.Version);
        json.WriteString("status"u8, run.Status.ToText());
        Write(json, "input", run.Input);
        // Of no bytes where an older version of the runtime wrote nothing.
        if (run.Result is { IsEmpty: false } result) Write(json, "result", result);
        if (run.Failure is { IsEmpty: false } failure) Write(json, "failure", failure);
        Write(json, "blocked_reason", run.BlockedReason);
        if (run.IsPaused) json.WriteBoolean("paused"u8, true);
        Write(json, "shape_hash", run.ShapeHash);
        json.WriteStartObject("tags"u8);
        foreach ((string key, string value) in run.Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
        Write(json, "created_by", run.CreatedBy);
        Write(json, "workspace", run.Workspace);
        Write(json, "project", run.Project);
        Write(json, "executor", run.Executor);
        if (run.Parent is { } parent)
        {
            json.WriteStartObject("parent"u8);
            json.WriteString("run_id"u8, parent.RunId);
            json.WriteNumber("call"u8, parent.Call);
            Write(json, "created_at", parent.CreatedAt);
            json.WriteEndObject();
        }

        Write(json, "trace_parent", run.TraceParent);
        Write(json, "trace_state", run.TraceState);
        json.WriteNumber("restarts"u8, run.Restarts);
        json.WriteNumber("first_sequence"u8, run.FirstSequence);
        json.WriteString("created_at"u8, run.CreatedAt);
        json.WriteString("updated_at"u8, run.UpdatedAt);
        Write(json, "start_at", run.StartAt);
        if (run.Timeout is { } timeout) json.WriteNumber("timeout_ticks"u8, timeout.Ticks);
        Write(json, "deadline", run.Deadline);
        Write(json, "completed_at", run.CompletedAt);
        Write(json, "wake_at", run.WakeAt);
        if (run.Owner is not null) json.WriteBoolean("held"u8, true);
    }

    private static void Write(Utf8JsonWriter json, EventRecord entry)
    {
        json.WriteNumber("sequence"u8, entry.Sequence);
        json.WriteString("type"u8, entry.Type);
        json.WriteString("time"u8, entry.Time);
        Write(json, "data", entry.Data);
    }

    private static void Write(Utf8JsonWriter json, SnapshotRecord snapshot)
    {
        json.WriteNumber("sequence"u8, snapshot.Sequence);
        json.WriteString("shape_hash"u8, snapshot.ShapeHash);
        Write(json, "data", snapshot.Data);
    }

    private static void Write(Utf8JsonWriter json, KeptHook hook)
    {
        json.WriteString("token"u8, hook.Hook.Token);
        json.WriteNumber("sequence"u8, hook.Hook.Sequence);
        Write(json, "expires_at", hook.Hook.ExpiresAt);
        if (hook.IsClosed) json.WriteBoolean("closed"u8, true);
    }

    private static void Write(Utf8JsonWriter json, InboxMessage message)
    {
        json.WriteString("kind"u8, message.Kind);
        json.WriteString("time"u8, message.Time);
        Write(json, "data", message.Data);
    }

    private static void Write(Utf8JsonWriter json, NewStepTask task)
    {
        json.WriteNumber("sequence"u8, task.Sequence);
        json.WriteNumber("attempt"u8, task.Attempt);
        json.WriteString("queue"u8, task.Queue);
        json.WriteString("step"u8, task.Step);
        json.WriteString("due_at"u8, task.DueAt);
        Write(json, "trace_parent", task.TraceParent);
        Write(json, "trace_state", task.TraceState);
        Write(json, "data", task.Data);
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } there) json.WriteString(name, there);
    }

    /// <summary>Data is JSON, on one line whatever whitespace it came with.</summary>
    private static void Write(Utf8JsonWriter json, string name, ReadOnlyMemory<byte> data)
    {
        Undecodable.ThrowIf(data.Span);
        json.WritePropertyName(name);
        using JsonDocument document = JsonDocument.Parse(data, JsonDepth.ForDocuments);
        document.RootElement.WriteTo(json);
    }

    private Task LineAsync(string kind, Action<Utf8JsonWriter> write) => LineAsync(json =>
    {
        json.WriteStartObject(kind);
        write(json);
        json.WriteEndObject();
    });

    private async Task LineAsync(Action<Utf8JsonWriter> write)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, ExportFormat.Writing))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        _lines++;
        await destination.WriteAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }
}
