namespace Workflow.Runtime.Tests.Tracing;

/// <summary>A directory for traces that is gone after the test.</summary>
internal sealed class TraceFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("trace-").FullName;

    public string FileOf(string runId) => System.IO.Path.Combine(Path, runId, "trace.jsonl");

    /// <summary>Writes a trace as it is.</summary>
    public void Put(string runId, string text)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, runId));
        File.WriteAllText(FileOf(runId), text);
    }

    public static string Line(string runId, int step, string status = "running") =>
        $$"""{"workflow_id":"{{runId}}","step":{{step}},"status":"{{status}}","current_effect":null,"trace":[],"started_at":"2025-01-01T00:00:00.000000Z","updated_at":"2025-01-01T00:00:00.000000Z","error":null}""" + "\n";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
