using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Makes a tree of the bodies that a store names one after the other.</summary>
internal static class CallStack
{
    public static IReadOnlyList<ViewFrame> Of(IReadOnlyList<RunStackFrame> frames)
    {
        List<ViewFrame> stack = [];
        for (int index = 0; index < frames.Count; index++)
        {
            RunStackFrame frame = frames[index];
            int caller = CallerOf(frames, index);
            stack.Add(new ViewFrame(NameOf(frame.Method, caller < 0 ? null : frames[caller].Method), frame.File, frame.Line, caller < 0 ? 0 : stack[caller].Depth + 1));
        }

        return InOrder(stack, [.. Enumerable.Range(0, frames.Count).Select(index => CallerOf(frames, index))]);
    }

    /// <summary>The last body before that waits for this one, or that it stands in.</summary>
    private static int CallerOf(IReadOnlyList<RunStackFrame> frames, int index)
    {
        string method = frames[index].Method;
        for (int caller = index - 1; caller >= 0; caller--)
        {
            if (frames[caller].Awaits.Contains(method, StringComparison.Ordinal) || method.StartsWith(frames[caller].Method + ".", StringComparison.Ordinal)) return caller;
        }

        return -1;
    }

    /// <summary>A lambda or local function by its name within the caller, anything else by its class and its name.</summary>
    public static string NameOf(string method, string? caller)
    {
        if (caller is not null && method.StartsWith(caller + ".", StringComparison.Ordinal)) return method[(caller.Length + 1)..];
        string[] parts = method.Split('.');
        return string.Join('.', parts[^Math.Min(2, parts.Length)..]);
    }

    /// <summary>Each body behind its caller, and behind those that the caller called before.</summary>
    private static List<ViewFrame> InOrder(List<ViewFrame> stack, int[] callers)
    {
        List<ViewFrame> ordered = [];
        Add(-1);
        return ordered;

        void Add(int caller)
        {
            for (int index = 0; index < stack.Count; index++)
            {
                if (callers[index] != caller) continue;
                ordered.Add(stack[index]);
                Add(index);
            }
        }
    }
}
