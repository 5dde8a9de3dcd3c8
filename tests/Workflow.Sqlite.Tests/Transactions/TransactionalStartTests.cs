using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Sqlite.Tests.Transactions;

/// <summary>Runs that are started in a transaction of the user's.</summary>
public sealed class TransactionalStartTests : IAsyncLifetime
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();
    private WorkflowTestHost _host = null!;
    private OrdersTable _orders = null!;

    private string Path => _directory["shop.db"];

    private WorkflowHandle<string> Run => _host.Client.GetHandle<string>("order-17");

    public async Task InitializeAsync()
    {
        _host = Host(Path);
        // The host opens the file in the background.
        await foreach (RunDescription _ in _host.Client.ListRunsAsync()) { }
        _orders = OrdersTable.Open(Path);
    }

    public async Task DisposeAsync()
    {
        _orders.Dispose();
        await _host.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_run_begins_when_the_transaction_has_committed_and_is_not_seen_before()
    {
        using (SqliteTransaction transaction = _orders.Begin())
        {
            _orders.Insert("order-17", transaction);
            await StartAsync("17", transaction);
            await Should.ThrowAsync<RunNotFoundException>(() => Run.DescribeAsync());
            await transaction.CommitAsync();
        }

        (await Run.GetResultAsync().WaitAsync(Guard)).ShouldBe("17?");
        _orders.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_leaves_nothing()
    {
        using (SqliteTransaction transaction = _orders.Begin())
        {
            _orders.Insert("order-17", transaction);
            await StartAsync("17", transaction);
            await transaction.RollbackAsync();
        }

        await Should.ThrowAsync<RunNotFoundException>(() => Run.DescribeAsync());
        foreach (string table in (string[])["orders", "runs", "run_details", "events"]) _orders.Count(table).ShouldBe(0, table);
    }

    [Fact]
    public async Task Starting_again_with_the_same_input_is_the_same_run_in_the_transaction_and_after_it()
    {
        using (SqliteTransaction transaction = _orders.Begin())
        {
            await StartAsync("17", transaction);
            (await StartAsync("17", transaction)).RunId.ShouldBe("order-17");
            await transaction.CommitAsync();
        }

        using (SqliteTransaction transaction = _orders.Begin())
        {
            (await StartAsync("17", transaction)).RunId.ShouldBe("order-17");
            await transaction.RollbackAsync();
        }

        (await Run.GetResultAsync().WaitAsync(Guard)).ShouldBe("17?");
        _orders.Count("runs").ShouldBe(1);
    }

    [Fact]
    public async Task Another_input_under_the_same_id_is_refused_and_the_transaction_goes_on()
    {
        using (SqliteTransaction transaction = _orders.Begin())
        {
            await StartAsync("17", transaction);
            await Should.ThrowAsync<RunAlreadyExistsException>(() => StartAsync("18", transaction));
            _orders.Insert("order-17", transaction);
            await transaction.CommitAsync();
        }

        (await Run.GetResultAsync().WaitAsync(Guard)).ShouldBe("17?");
        _orders.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_start_that_fails_halfway_leaves_the_transaction_as_it_found_it()
    {
        _orders.Execute("CREATE TRIGGER no_events BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no events today'); END");
        using (SqliteTransaction transaction = _orders.Begin())
        {
            _orders.Insert("order-17", transaction);
            (await Should.ThrowAsync<StoreException>(() => StartAsync("17", transaction))).Message.ShouldContain("no events today");
            await transaction.CommitAsync();
        }

        _orders.Count().ShouldBe(1);
        foreach (string table in (string[])["runs", "run_details", "events"]) _orders.Count(table).ShouldBe(0, table);
    }

    [Fact]
    public async Task Codecs_encode_what_is_written_in_a_transaction_too()
    {
        using (SqliteTransaction transaction = _orders.Begin())
        {
            await StartAsync("17", transaction);
            await transaction.CommitAsync();
        }

        await Run.GetResultAsync().WaitAsync(Guard);
        using SqliteCommand command = _orders.Connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM run_details, events WHERE cast(input AS TEXT) LIKE '{\"$encoded\":[%' AND cast(data AS TEXT) LIKE '{\"$encoded\":[%' AND sequence = 1";
        command.ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public async Task A_link_to_the_file_or_to_its_directory_is_the_same_file()
    {
        using TemporaryDirectory elsewhere = new();
        Directory.CreateSymbolicLink(elsewhere["shop"], _directory.FullName);
        File.CreateSymbolicLink(elsewhere["link.db"], System.IO.Path.Combine(elsewhere["shop"], "shop.db"));
        foreach (string path in (string[])[System.IO.Path.Combine(elsewhere["shop"], "shop.db"), elsewhere["link.db"]])
        {
            using OrdersTable linked = OrdersTable.Open(path);
            using SqliteTransaction transaction = linked.Begin();
            await StartAsync("17", transaction);
            await transaction.CommitAsync();
        }

        (await Run.GetResultAsync().WaitAsync(Guard)).ShouldBe("17?");
    }

    [Fact]
    public async Task A_transaction_of_another_file_is_refused_and_both_files_are_named()
    {
        File.Copy(Path, _directory["copy.db"]);
        using OrdersTable other = OrdersTable.Open(_directory["copy.db"]);
        using SqliteTransaction transaction = other.Begin();
        string message = (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", transaction))).Message;
        message.ShouldContain($"it is of the file '{_directory["copy.db"]}', and runs are kept in '{Path}'");
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        SqliteTransaction transaction = _orders.Begin();
        await transaction.CommitAsync();
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", transaction))).Message.ShouldContain("it has been committed or rolled back already");

        SqliteTransaction ended = _orders.Begin();
        _orders.Execute("ROLLBACK", ended);
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", ended))).Message.ShouldContain("it has been committed or rolled back already");
    }

    [Fact]
    public async Task A_transaction_of_a_database_in_memory_is_refused()
    {
        using SqliteConnection memory = new("Data Source=:memory:");
        await memory.OpenAsync();
        using SqliteTransaction transaction = memory.BeginTransaction();
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", transaction))).Message.ShouldContain("it is of a database in memory");
    }

    [Fact]
    public async Task A_transaction_of_another_kind_of_database_is_refused()
    {
        using OtherTransaction transaction = new();
        string message = (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", transaction))).Message;
        message.ShouldContain("OtherTransaction, and runs are kept in SQLite");
        message.ShouldContain("GetDbTransaction()");
    }

    [Fact]
    public async Task A_read_only_connection_is_refused()
    {
        using OrdersTable readOnly = OrdersTable.Open(Path, readOnly: true);
        using SqliteTransaction transaction = readOnly.Connection.BeginTransaction(deferred: true);
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync("17", transaction))).Message.ShouldContain("its connection is read-only");
    }

    [Fact]
    public async Task A_deferred_transaction_that_cannot_get_the_lock_says_how_to_begin_it()
    {
        using OrdersTable other = OrdersTable.Open(Path);
        using SqliteTransaction deferred = _orders.Connection.BeginTransaction(deferred: true), holder = other.Begin();
        StoreException error = await Should.ThrowAsync<StoreException>(() => StartAsync("17", deferred));
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("BeginTransaction(), which waits for the lock, not with BeginTransaction(deferred: true)");
    }

    [Fact]
    public async Task A_store_without_transactions_says_so_by_name()
    {
        await using WorkflowTestHost memory = WorkflowTestHost.Create(w => w.AddSecretFlows());
        await foreach (RunDescription _ in memory.Client.ListRunsAsync()) { }
        using SqliteTransaction transaction = _orders.Begin();
        (await Should.ThrowAsync<NotSupportedException>(() => memory.Client.StartSendAsync("17", new StartOptions { Transaction = transaction })))
            .Message.ShouldContain("The store 'memory' cannot start runs inside a transaction");
    }

    [Fact]
    public async Task A_host_that_was_not_started_says_so_rather_than_waiting_for_the_lock()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWorkflows(w => w.UseSqlite(Path).AddSecretFlows());
        using IHost idle = builder.Build();
        using SqliteTransaction transaction = _orders.Begin();
        WorkflowClient client = idle.Services.GetRequiredService<WorkflowClient>();
        (await Should.ThrowAsync<InvalidOperationException>(() => client.StartSendAsync("17", new StartOptions { Transaction = transaction })))
            .Message.ShouldContain("before the host has been started");
    }

    private static WorkflowTestHost Host(string path) => WorkflowTestHost.Create(
        w => w.AddSecretFlows().UsePayloadCodecs(Keys.Codecs(Keys.Spring)), new TestHostOptions { Store = () => new SqliteWorkflowStore(path) });

    private Task<WorkflowHandle<string>> StartAsync(string input, System.Data.Common.DbTransaction transaction) =>
        _host.Client.StartSendAsync(input, new StartOptions { Id = "order-17", Transaction = transaction });

    private sealed class OtherTransaction : System.Data.Common.DbTransaction
    {
        public override System.Data.IsolationLevel IsolationLevel => System.Data.IsolationLevel.Serializable;

        protected override System.Data.Common.DbConnection? DbConnection => null;

        public override void Commit() { }

        public override void Rollback() { }
    }
}
