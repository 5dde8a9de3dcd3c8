using System.Globalization;
using Workflow.Runtime.Storage;
using Workflow.Sqlite.Tests.Transactions;
using Workflow.Sqlite.Writing;

namespace Workflow.Sqlite.Tests.Processes;

/// <summary>What the other processes do. They say on their output where they are, and wait on their input to be told to go on.</summary>
internal static class OtherProcess
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["hold", string path, string leaseMinutes]:
                await HoldAsync(path, Shop.Now.AddMinutes(int.Parse(leaseMinutes, CultureInfo.InvariantCulture)));
                return 0;
            case ["stop-at", string path, string phase]:
                await StopAtAsync(path, Enum.Parse<CommitPhase>(phase));
                return 0;
            case ["relay", string path, string name, string leaseSeconds, string runs]:
                await RelayWorker.RunAsync(path, name, leaseSeconds, runs);
                return 0;
            case ["transaction", string path]:
                await KilledTransactionTests.RunAsync(path);
                return 0;
            case ["work", string path, string count]:
                await using (SqliteWorkflowStore store = await Shop.OpenAsync(path))
                {
                    await WorkAsync(store, "other", int.Parse(count, CultureInfo.InvariantCulture));
                }

                return 0;
            default:
                await Console.Error.WriteLineAsync("This assembly is run by its own tests.");
                return 2;
        }
    }

    /// <summary>Creates runs and takes whatever is ready to its end.</summary>
    public static async Task WorkAsync(IWorkflowStore store, string worker, int count)
    {
        await store.RenewAsync(worker);
        for (int i = 0; i < count; i++)
        {
            await store.WriteAsync(Shop.NewRun($"{worker}-{i}"));
            foreach (RunRecord run in await store.AcquireAsync(worker, limit: 2))
            {
                await store.WriteAsync(Shop.Commit(run));
                await store.WriteAsync(Shop.Complete(run with { LastSequence = run.LastSequence + 1 }));
            }
        }
    }

    /// <summary>Holds run-1 until told; then commits, and says what came of it.</summary>
    private static async Task HoldAsync(string path, DateTimeOffset until)
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(path);
        await store.RenewAsync("other", until);
        RunRecord run = (await store.AcquireAsync("other")).Single();
        Console.WriteLine("holds");
        Console.ReadLine();
        Console.WriteLine(await store.WriteAsync(Shop.Commit(run)));
        Console.ReadLine();
    }

    /// <summary>Stops in the middle of a commit of two new runs until told to go on.</summary>
    private static async Task StopAtAsync(string path, CommitPhase phase)
    {
        bool armed = false;
        await using SqliteWorkflowStore store = await Shop.OpenAsync(path, options => options.OnPhase = reached =>
        {
            if (!armed || reached != phase) return;
            Console.WriteLine("stopped");
            Console.ReadLine();
        });
        armed = true;
        await store.WriteAsync([Shop.NewRun("run-1"), Shop.NewRun("run-2")], CancellationToken.None);
        Console.WriteLine("done");
        Console.ReadLine();
    }
}
