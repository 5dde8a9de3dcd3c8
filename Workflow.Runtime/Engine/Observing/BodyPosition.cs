using System.Globalization;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Engine.Snapshots;

namespace Workflow.Runtime.Engine.Observing;

/// <summary>
/// Where a body stands between two turns: the way from its first frame to the first thing that it waits for. Of what runs in parallel one branch is shown, and the others are counted, so that
/// a wide fan-out costs no more than a narrow one. On the pump only.
/// </summary>
internal static class BodyPosition
{
    private const int DeepestStack = 256;

    public static (IReadOnlyList<TraceFrame> Stack, string? Effect) Read(RunContext context, WorkflowDescriptor workflow, DateTimeOffset now)
    {
        List<TraceFrame> stack = [];
        PendingCall? call = null;
        if (context.Frames.First is { } first && first.Descriptor == workflow.Machine) call = Follow(context, first, stack);
        else stack.Add(ProgressReader.DeclarationOf(workflow));
        call ??= FirstOf(context);
        if (call is PendingStep step && !(step.RetryAt > now)) stack.Add(new TraceFrame(step.Step.Method, step.Step.Source.File, step.Step.Source.Line));
        return (stack, call is null ? null : Describe(call, now) + More(context));
    }

    private static PendingCall? Follow(RunContext context, Frame first, List<TraceFrame> stack)
    {
        Frame? frame = first;
        while (frame is not null && stack.Count < DeepestStack)
        {
            // A WaitAsync is shown by what it waits for.
            if (frame.Descriptor != WaitFrameDescriptor.Instance) stack.Add(FrameOf(frame));
            Task? awaited = Unwrap(context, frame.Awaited);
            frame = awaited is null ? null : FrameOf(context, awaited);
            if (frame is null) return awaited is null ? null : CallOf(context, awaited);
        }

        return null;
    }

    private static TraceFrame FrameOf(Frame frame)
    {
        IReadOnlyList<CheckpointDescriptor> checkpoints = frame.Descriptor.Checkpoints;
        int line = frame.Checkpoint >= 1 && frame.Checkpoint <= checkpoints.Count ? checkpoints[frame.Checkpoint - 1].Line : 0;
        return new TraceFrame(frame.Descriptor.Name, frame.Descriptor.File, line);
    }

    /// <summary>Of tasks that are made of others, the first that is not over.</summary>
    private static Task? Unwrap(RunContext context, Task? task)
    {
        while (task is not null && context.Frames.CompositeOf(task) is { } composite) task = Array.Find(composite.Parts, static part => !part.IsCompleted);
        return task;
    }

    private static Frame? FrameOf(RunContext context, Task task)
    {
        for (Frame? frame = context.Frames.First; frame is not null; frame = frame.Next)
        {
            if (frame.EndTask == task) return frame;
        }

        return null;
    }

    private static PendingCall? CallOf(RunContext context, Task task)
    {
        foreach (PendingCall call in context.Pending.Values)
        {
            if (call.EndTask == task) return call;
        }

        return null;
    }

    private static PendingCall? FirstOf(RunContext context)
    {
        foreach (PendingCall call in context.Pending.Values) return call;
        return null;
    }

    /// <summary>What else is not over. The timer of a WaitAsync belongs to what it waits for.</summary>
    private static string More(RunContext context)
    {
        int more = context.Pending.Count - 1;
        for (Frame? frame = context.Frames.First; frame is not null; frame = frame.Next)
        {
            if (frame.Descriptor == WaitFrameDescriptor.Instance) more--;
        }

        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $" (+{more} more)") : "";
    }

    private static string Describe(PendingCall call, DateTimeOffset now) => call switch
    {
        PendingStep step => Describe(step, now),
        PendingTimer timer => $"Durable.Delay until {Text(timer.Due)}",
        PendingMessage { Kind: MessageKind.Hook } hook => $"hook {hook.Name}",
        PendingMessage { Kind: MessageKind.Signal } signal => $"signal {signal.Name}",
        PendingMessage child => $"child {child.Name}",
        _ => throw new InvalidOperationException($"Nobody knows what to call a {call.GetType().Name}."),
    };

    private static string Describe(PendingStep step, DateTimeOffset now)
    {
        string details = string.Create(CultureInfo.InvariantCulture, $"attempt {step.Attempt}");
        if (step.RetryAt is { } at && at > now) details += $", from {Text(at)}";
        if (step.Remote) details += $", on queue {step.Step.Queue}";
        return $"step {step.Step.Name} ({details})";
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
