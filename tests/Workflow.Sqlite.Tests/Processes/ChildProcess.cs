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

    public void GoOn() => _process.StandardInput.WriteLine();

    public Task ExitAsync() => _process.WaitForExitAsync().WaitAsync(Never);

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
