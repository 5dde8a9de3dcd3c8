using System.Globalization;
using System.Text.Json;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Engine.Snapshots;

/// <summary>Tells from a snapshot where a run stands, without the code of the run.</summary>
internal sealed class StackReader
{
    private readonly Dictionary<long, JsonElement> _calls = [];
    private readonly Dictionary<int, JsonElement> _awaited = [];
    private readonly JsonElement[] _frames;
    private readonly JsonElement[] _waits;
    private readonly JsonElement[] _locals;

    private StackReader(JsonElement snapshot)
    {
        foreach (JsonElement call in snapshot.GetProperty("calls").EnumerateArray()) _calls.Add(call.GetProperty("call").GetInt64(), call);
        _frames = [.. snapshot.GetProperty("frames").EnumerateArray()];
        _waits = [.. snapshot.GetProperty("waits").EnumerateArray()];
        _locals = [.. snapshot.GetProperty("locals").EnumerateArray()];
        foreach (JsonElement wait in _waits)
        {
            if (wait.TryGetProperty("frame", out JsonElement frame)) _awaited.Add(frame.GetInt32(), wait.GetProperty("on"));
        }
    }

    /// <summary>The stack of a run, or why there is none.</summary>
    /// <exception cref="PayloadException">The snapshot could not be decoded.</exception>
    public static RunStackTrace Read(RunRecord run, SnapshotRecord? snapshot)
    {
        if (run.Status.IsTerminal()) return Without(run, "The run has ended.");
        if (snapshot is null) return Without(run, "The run has no snapshot: it has not waited yet, or it resumes by replay alone.");
        if (snapshot.Sequence != run.LastSequence)
            return Without(run, $"The run's snapshot is that of event {snapshot.Sequence}; it has come to event {run.LastSequence} since. Ask again when it waits.");
        Undecodable.ThrowIf(snapshot.Data.Span);
        try
        {
            using JsonDocument document = JsonDocument.Parse(snapshot.Data);
            return new RunStackTrace { Sequence = run.LastSequence, Frames = new StackReader(document.RootElement).Frames() };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            return Without(run, $"The run's snapshot is of a format that this version does not understand: {error.Message}");
        }
    }

    private static RunStackTrace Without(RunRecord run, string reason) => new() { Sequence = run.LastSequence, Reason = reason };

    private List<RunStackFrame> Frames()
    {
        List<RunStackFrame> frames = [];
        for (int i = 0; i < _frames.Length; i++)
        {
            // A WaitAsync is shown with what it waits for.
            if (IsWait(i)) continue;
            JsonElement frame = _frames[i];
            frames.Add(new RunStackFrame
            {
                Method = Text(frame, "frame"),
                File = frame.TryGetProperty("file", out JsonElement file) ? file.GetString() : null,
                Line = frame.TryGetProperty("line", out JsonElement line) ? line.GetInt32() : 0,
                Checkpoint = Text(frame, "checkpoint"),
                Awaits = Describe(_awaited[i]),
                Locals = _locals[i].EnumerateObject().ToDictionary(static local => local.Name, static local => local.Value.Clone(), StringComparer.Ordinal),
            });
        }

        return frames;
    }

    private bool IsWait(int frame) => Text(_frames[frame], "frame") == WaitFrameDescriptor.Instance.Name;

    private string Describe(JsonElement task)
    {
        if (task.TryGetProperty("call", out JsonElement call)) return DescribeCall(_calls[call.GetInt64()]);
        if (task.TryGetProperty("frame", out JsonElement frame)) return DescribeFrame(frame.GetInt32());
        if (task.TryGetProperty("wait", out JsonElement wait)) return DescribeComposite(_waits[wait.GetInt32()]);
        return "something that is over";
    }

    private string DescribeFrame(int frame)
    {
        if (!IsWait(frame)) return Text(_frames[frame], "frame");
        JsonElement locals = _locals[frame];
        string task = Describe(locals.GetProperty("task"));
        return _calls.TryGetValue(locals.GetProperty("timer").GetInt64(), out JsonElement timer) ? $"{task}, until {Time(timer, "due")} at most" : task;
    }

    private string DescribeComposite(JsonElement wait)
    {
        if (wait.TryGetProperty("until", out JsonElement only)) return Describe(only[0]);
        return wait.TryGetProperty("all", out JsonElement all) ? $"all of [{Parts(all)}]" : $"the first of [{Parts(wait.GetProperty("any"))}]";
    }

    private string Parts(JsonElement parts) => string.Join("; ", parts.EnumerateArray().Select(Describe));

    private static string DescribeCall(JsonElement call)
    {
        if (call.TryGetProperty("message", out JsonElement message)) return DescribeMessage(message);
        if (call.TryGetProperty("due", out _)) return $"a timer until {Time(call, "due")}";
        string details = $"attempt {call.GetProperty("attempt").GetInt32()}";
        if (call.TryGetProperty("retry_at", out _)) details += $", from {Time(call, "retry_at")}";
        if (call.TryGetProperty("queue", out JsonElement queue)) details += $", on queue '{queue.GetString()}'";
        return $"step '{Text(call, "step")}' ({details})";
    }

    private static string DescribeMessage(JsonElement message)
    {
        string what = (MessageKind)message.GetProperty("kind").GetInt32() switch
        {
            MessageKind.Hook => $"hook '{Text(message, "name")}'",
            MessageKind.Signal => $"signal '{Text(message, "name")}'",
            _ => $"child '{Text(message, "name")}' ({Text(message, "address")})",
        };
        return message.TryGetProperty("due", out _) ? $"{what}, until {Time(message, "due")} at most" : what;
    }

    private static string Time(JsonElement json, string name) =>
        json.GetProperty(name).GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
