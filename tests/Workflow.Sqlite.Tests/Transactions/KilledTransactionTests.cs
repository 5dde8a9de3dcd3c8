using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Sqlite.Tests.Processes;

namespace Workflow.Sqlite.Tests.Transactions;

public sealed class KilledTransactionTests
{
    [Theory]
    [InlineData("started", false)]
    [InlineData("committed", true)]
    public async Task A_process_that_is_killed_around_its_commit_leaves_the_run_and_the_row_or_neither(string killedAt, bool isThere)
    {
        using TemporaryDirectory directory = new();
        using ChildProcess shop = ChildProcess.Start("transaction", directory["shop.db"]);
        await shop.ExpectAsync("started");
        if (killedAt == "committed")
        {
            shop.GoOn();
            await shop.ExpectAsync("committed");
        }

        await shop.KillAsync();

        await using SqliteWorkflowStore store = await Shop.OpenAsync(directory["shop.db"]);
        RunRecord? run = await store.ReadRunAsync("order-17", CancellationToken.None);
        (run is not null).ShouldBe(isThere);
        using OrdersTable orders = OrdersTable.Open(directory["shop.db"]);
        orders.Count().ShouldBe(isThere ? 1 : 0);
        orders.Count("events").ShouldBe(isThere ? 1 : 0);
    }

    /// <summary>What the other process does: says where it is, and waits to be told to go on.</summary>
    internal static async Task RunAsync(string path)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWorkflows(w => w.UseSqlite(path).AddSecretFlows().ConfigureWorker(static worker => worker.Queues = []));
        using IHost host = builder.Build();
        await host.StartAsync();
        using OrdersTable orders = OrdersTable.Open(path);
        using SqliteTransaction transaction = orders.Begin();
        orders.Insert("order-17", transaction);
        await host.Services.GetRequiredService<WorkflowClient>().StartSendAsync("17", new StartOptions { Id = "order-17", Transaction = transaction });
        Console.WriteLine("started");
        Console.ReadLine();
        await transaction.CommitAsync();
        Console.WriteLine("committed");
        Console.ReadLine();
    }
}
