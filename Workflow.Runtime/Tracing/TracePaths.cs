using Workflow.Runtime.Engine;

namespace Workflow.Runtime.Tracing;

/// <summary>The one home of where traces lie.</summary>
internal static class TracePaths
{
    private const string FileName = "trace.jsonl";

    /// <summary>One text for a directory, however it was written.</summary>
    public static string FullPath(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    /// <exception cref="ArgumentException">The id is none.</exception>
    public static string DirectoryOf(string directory, string runId)
    {
        Names.CheckRunId(runId);
        return Path.Combine(directory, runId);
    }

    /// <inheritdoc cref="DirectoryOf"/>
    public static string FileOf(string directory, string runId) => Path.Combine(DirectoryOf(directory, runId), FileName);
}
