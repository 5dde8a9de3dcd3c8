using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Soak.Evidence;
using Workflow.Soak.Worker;
using Workflow.Sqlite;

namespace Workflow.Soak;

/// <summary>
/// Many runs on one SQLite file, executed by several worker processes over stores that fail, delay, lose replies and repeat commits, with clocks that jump. Workers are
/// killed at random moments and replaced, or frozen for longer than their leases. At the end every run must have ended as its plain C# method does.
/// </summary>
internal sealed class SoakRun(SoakOptions options, Action<string>? tell = null)
{
    private const int Lanes = 16;
    private readonly Random _random = new(options.Seed);
    private readonly List<Process> _workers = [];
    private int _incarnations;

    public int Kills { get; private set; }

    public int Freezes { get; private set; }

    public async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("workflow-soak-").FullName;
        string database = Path.Combine(folder, "soak.db");
        IReadOnlyList<Job> jobs = await Job.MakeAsync(options.Runs, options.Seed);
        for (int i = 0; i < options.Workers; i++) _workers.Add(Start(database));
        using CancellationTokenSource done = new();
        Task killing = KillAsync(database, done.Token);
        try
        {
            await using ServiceProvider services = Client(database);
            WorkflowClient client = services.GetRequiredService<WorkflowClient>();
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => StartAsync(jobs.Where((_, i) => i % Lanes == lane), client))).WaitAsync(options.Patience);
            List<string> offences = [];
            int ended = 0;
            foreach (Job job in jobs)
            {
                if (await OffenceOfAsync(job, client).WaitAsync(options.Patience) is { } offence) offences.Add(offence);
                if (++ended % 500 == 0) tell?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{ended} of {jobs.Count} runs have ended; {Kills} kills, {Freezes} freezes"));
            }

            await done.CancelAsync();
            await killing;
            foreach (Process worker in _workers) worker.Kill();
            await using SqliteWorkflowStore store = new(database);
            await store.OpenAsync(CancellationToken.None);
            offences.AddRange(await StoreRules.OffencesAsync(store));
            if (offences.Count > 0) throw new InvalidOperationException($"{offences.Count} offences in {folder}, which is kept (seed {options.Seed}):\n{string.Join("\n", offences.Take(20))}");
        }
        finally
        {
            foreach (Process worker in _workers) worker.Kill();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ServiceProvider Client(string database) => new ServiceCollection()
        .AddWorkflows(w => w.UseSqlite(database).AddSoakFlows().ConfigureWorker(o => o.Queues = []))
        .BuildServiceProvider();

    private Process Start(string database) => WorkerProcess.Start(database, options.Seed + ++_incarnations);

    private static async Task StartAsync(IEnumerable<Job> jobs, WorkflowClient client)
    {
        foreach (Job job in jobs)
        {
            await InsistAsync(() => job.Start(client, new StartOptions { Id = job.Id }));
            if (job.Act is not null) await InsistAsync(() => job.Act(client.GetHandle(job.Id)));
        }
    }

    private static async Task<string?> OffenceOfAsync(Job job, WorkflowClient client)
    {
        try
        {
            int result = 0;
            await InsistAsync(async () => result = await client.GetHandle<int>(job.Id).GetResultAsync());
            return result == job.Expected ? null : $"{job.Id} returned {result}, not {job.Expected}";
        }
        catch (WorkflowFailedException error)
        {
            return job.Expected is null && error.Status == RunStatus.Cancelled ? null : $"{job.Id} ended {error.Status}: {error.Message}";
        }
    }

    /// <summary>Another process may have the file for longer than a caller waits.</summary>
    private static async Task InsistAsync(Func<Task> ask)
    {
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (StoreException)
            {
                await Task.Delay(5);
            }
        }
    }

    private async Task KillAsync(string database, CancellationToken done)
    {
        while (true)
        {
            await Task.Delay(options.BetweenKills * (0.5 + _random.NextDouble()), done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested) return;
            int victim = _random.Next(_workers.Count);
            if (_random.Next(20) == 0 && !OperatingSystem.IsWindows())
            {
                await FreezeAsync(_workers[victim], done);
                continue;
            }

            _workers[victim].Kill();
            await _workers[victim].WaitForExitAsync(CancellationToken.None);
            _workers[victim].Dispose();
            _workers[victim] = Start(database);
            Kills++;
        }
    }

    /// <summary>Stops a process for longer than its lease, so that others take its runs, and lets it go on.</summary>
    private async Task FreezeAsync(Process worker, CancellationToken done)
    {
        Signal(worker, "STOP");
        await Task.Delay(TimeSpan.FromSeconds(6), done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Signal(worker, "CONT");
        Freezes++;
    }

    private static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
