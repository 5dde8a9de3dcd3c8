using System.Diagnostics;

namespace Workflow.Cli.Tests.Kit;

/// <summary>Another process that executes workflows on a database of its own, for all tests of a class; each test has run ids of its own.</summary>
public sealed class ShopProcess : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflow-cli-").FullName;
    private Process? _process;

    /// <summary>The store, as <c>--store</c> takes it.</summary>
    public string Store => $"sqlite:{Path.Combine(_folder, "shop.db")}";

    /// <summary>Where it writes live traces.</summary>
    public string Traces => Path.Combine(_folder, "shop.db.traces");

    public async Task InitializeAsync()
    {
        ProcessStartInfo start = new(Programs.ThisOne, [Path.Combine(_folder, "shop.db")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        await ExpectAsync("ready");
    }

    /// <summary>Gives it a line, and returns when it has done what the line says.</summary>
    public async Task SayAsync(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        await ExpectAsync($"done {line}");
    }

    public async Task DisposeAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Programs.Patience);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ExpectAsync(string line) => (await _process!.StandardOutput.ReadLineAsync().WaitAsync(Programs.Patience)).ShouldBe(line);
}
