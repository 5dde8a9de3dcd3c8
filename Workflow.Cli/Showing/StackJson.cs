using System.Text.Json;
using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>A call stack in JSON.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Step">The number of its last event.</param>
/// <param name="Reason">Why there are no frames; null where there are some.</param>
/// <param name="Frames">The bodies under way, the workflow's own first.</param>
internal sealed record StackJson(string RunId, string Status, long Step, string? Reason, IReadOnlyList<FrameJson> Frames);

/// <summary>One body in JSON.</summary>
internal sealed record FrameJson
{
    public FrameJson(RunStackFrame frame) =>
        (Function, File, Line, Checkpoint, WaitsFor, Locals) = (frame.Method, frame.File, frame.Line == 0 ? null : frame.Line, frame.Checkpoint, frame.Awaits, frame.Locals);

    public string Function { get; }
    public string? File { get; }
    public int? Line { get; }
    public string Checkpoint { get; }
    public string WaitsFor { get; }
    public IReadOnlyDictionary<string, JsonElement> Locals { get; }
}
