using Microsoft.Win32.SafeHandles;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>Runs on a pipe: a line whenever one has changed. Ends when nobody reads the pipe any more.</summary>
internal static class LiveLines
{
    public static async Task ShowAsync(Screen screen, IAsyncEnumerable<IReadOnlyList<RunView>> looks)
    {
        Dictionary<string, string> told = new(StringComparer.Ordinal);
        await using FileStream? pipe = OpenPipe();
        await using StreamWriter? lines = pipe is null ? null : new StreamWriter(pipe) { AutoFlush = true };
        await foreach (IReadOnlyList<RunView> runs in looks)
        {
            foreach (RunView run in runs)
            {
                string line = RunLine.Of(run);
                if (told.GetValueOrDefault(run.RunId) == line) continue;
                told[run.RunId] = line;
                if (!await TryWriteAsync(lines ?? screen.Output, line)) return;
            }
        }
    }

    private static async Task<bool> TryWriteAsync(TextWriter output, string line)
    {
        try
        {
            await output.WriteLineAsync(line);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Standard output, if it is a pipe: what .NET makes of it says nothing when the other end is closed. A file keeps its own position.</summary>
    private static FileStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows()) return null;
        FileStream stream = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek) return stream;
        stream.Dispose();
        return null;
    }
}
