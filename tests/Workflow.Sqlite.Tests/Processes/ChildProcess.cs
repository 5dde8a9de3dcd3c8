using System.Diagnostics;
using System.Globalization;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>Another process on a test's file; killed when the test ends.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public static ChildProcess Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    public async Task ExpectAsync(string line) =>
        (await _process.StandardOutput.ReadLineAsync().WaitAsync(Never)).ShouldBe(line, "what the other process says");

    /// <summary>What it has said while something was awaited with <see cref="ExpectAllAsync"/>.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Waits until it has said all of these, in whatever order, and whatever else.</summary>
    public async Task ExpectAllAsync(IEnumerable<string> lines)
    {
        HashSet<string> missing = [.. lines];
        while (missing.Count > 0)
        {
            string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Never);
            line.ShouldNotBeNull($"the other process has ended, and never said {string.Join(", ", missing)}; it said:\n{string.Join('\n', Said)}");
            Said.Add(line);
            missing.Remove(line);
        }
    }

    public void Tell(string line) => _process.StandardInput.WriteLine(line);

    public void GoOn() => Tell("");

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Never);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power failure would, as far as it is concerned: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>Stops it as it stands, its locks in hand.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
