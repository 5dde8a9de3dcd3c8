using System.Text;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>Whole workers in processes of their own, one of which is frozen in the middle of its runs until others have taken them.</summary>
public sealed class FrozenWorkerTests : IDisposable
{
    private const string ShortLease = "1";
    private const string LongLease = "600";
    private static readonly string[] Runs = [.. Enumerable.Range(1, 6).Select(i => $"relay-{i}")];
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["shop.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commits_of_a_worker_that_was_frozen_past_its_lease_are_refused_and_its_runs_end_elsewhere()
    {
        using ChildProcess frozen = await FrozenWorkerAsync();
        using ChildProcess other = await TakeOverAsync();
        // Half of the runs end before the frozen worker comes back, half are in flight in both then.
        foreach (string run in Runs[..3]) RelayRunner.Open(Path, run);
        await other.ExpectAllAsync(Runs[..3].Select(run => $"B arrives {run}"));

        await frozen.ThawAsync();
        foreach (string run in Runs[3..]) RelayRunner.Open(Path, run);
        // Its steps end while its writer still pauses: it does not know yet what has happened, and means to record them.
        await frozen.ExpectAllAsync(Runs.Select(run => $"A lets go {run}"));
        frozen.GoOn();

        await other.ExpectAllAsync(Runs[3..].Select(run => $"B arrives {run}"));
        await StopAsync(frozen, "A");
        await StopAsync(other, "B");
        frozen.Said.ShouldContain(line => line.Contains("a commit was refused (Fenced)", StringComparison.Ordinal));
        frozen.Said.ShouldNotContain(line => line.StartsWith("A arrives", StringComparison.Ordinal));
        await EveryRunIsWholeAsync("A B B");
    }

    [Fact]
    public async Task A_frozen_worker_that_gets_its_runs_back_goes_on_with_what_is_recorded_and_not_with_what_it_remembers()
    {
        using ChildProcess frozen = await FrozenWorkerAsync();
        using (ChildProcess other = await TakeOverAsync()) await other.KillAsync();

        await frozen.ThawAsync();
        frozen.GoOn();
        // Each run is now in the process twice: as it was before the freeze, and as it was taken back.
        await frozen.ExpectAllAsync(Runs.Select(run => $"A holds {run}"));
        foreach (string run in Runs) RelayRunner.Open(Path, run);

        await frozen.ExpectAllAsync(Runs.Select(run => $"A arrives {run}"));
        await StopAsync(frozen, "A");
        await EveryRunIsWholeAsync("A A A");
    }

    /// <summary>Worker A, with every run in the middle of a step, and frozen until its lease has ended.</summary>
    private async Task<ChildProcess> FrozenWorkerAsync()
    {
        ChildProcess worker = ChildProcess.Start("relay", Path, "A", ShortLease, $"{Runs.Length}");
        await worker.ExpectAllAsync(Runs.Select(run => $"A holds {run}"));
        worker.Tell("pause");
        await worker.ExpectAllAsync(["pauses"]);
        await worker.FreezeAsync();
        worker.Said.Clear();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (LeaseEnd() > DateTimeOffset.UtcNow) await Task.Delay(20, patience.Token);
        return worker;
    }

    private async Task<ChildProcess> TakeOverAsync()
    {
        ChildProcess other = ChildProcess.Start("relay", Path, "B", LongLease, "0");
        await other.ExpectAllAsync(Runs.Select(run => $"B holds {run}"));
        return other;
    }

    private DateTimeOffset LeaseEnd()
    {
        using Native.Database database = Native.Database.Open(Path, TimeSpan.FromSeconds(5));
        return new DateTimeOffset(database.Number("SELECT lease_until FROM workers"), TimeSpan.Zero);
    }

    private static async Task StopAsync(ChildProcess worker, string name)
    {
        worker.Tell("stop");
        await worker.ExpectAllAsync([$"{name} stops"]);
        (await worker.ExitAsync()).ShouldBe(0);
    }

    private async Task EveryRunIsWholeAsync(string result)
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        foreach (string id in Runs)
        {
            RunRecord run = await store.RunAsync(id);
            run.Status.ShouldBe(RunStatus.Completed, id);
            Encoding.UTF8.GetString(run.Result!.Value.Span).ShouldContain($"\"{result}\"");
            (await store.ReadEventsAsync(id, 0, 100, CancellationToken.None)).Select(entry => entry.Type).ShouldBe([
                "workflow_started", "step_started", "step_completed", "step_started", "step_completed",
                "sleep_started", "sleep_completed", "step_started", "step_completed", "workflow_completed"], id);
        }
    }
}
