using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>What a line of a live trace shows of its run.</summary>
internal static class TraceView
{
    public static RunView Of(LiveTrace line) => new()
    {
        RunId = line.RunId,
        Status = line.Status.ToText(),
        Step = line.Step,
        Frames = [.. line.Trace.Select((frame, depth) => new ViewFrame(CallStack.NameOf(frame.Function, depth == 0 ? null : line.Trace[depth - 1].Function), frame.File, frame.Line, depth))],
        Effects = line.CurrentEffect is null ? [] : [line.CurrentEffect],
        StartedAt = line.StartedAt,
        UpdatedAt = line.UpdatedAt,
        Error = line.Error,
    };
}
