using System.Diagnostics;

namespace Workflow.Runtime.Engine.Runs;

/// <summary>Finds the line of user code that is executing, for messages. Slow; for error paths only.</summary>
internal static class UserSource
{
    public static string? Current()
    {
        foreach (StackFrame frame in new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames())
        {
            // Generated bodies carry #line, so the first file that is neither ours nor generated is the user's.
            if (frame.GetFileName() is { } file && !IsOurs(file)) return $"{file}:{frame.GetFileLineNumber()}";
        }

        return null;
    }

    private static bool IsOurs(string file) =>
        file.EndsWith(".g.cs", StringComparison.Ordinal)
        || file.Contains("Workflow.Runtime/Engine", StringComparison.Ordinal)
        || file.Contains("Workflow.Runtime\\Engine", StringComparison.Ordinal)
        || file.Contains("Workflow.Runtime/Compiled", StringComparison.Ordinal)
        || file.Contains("Workflow.Runtime\\Compiled", StringComparison.Ordinal);
}
