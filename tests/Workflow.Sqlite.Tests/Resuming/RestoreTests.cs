using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Sqlite.Tests.Resuming;

/// <summary>Runs that one host leaves in a file, and others find there.</summary>
public sealed class RestoreTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory["furniture.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Another_host_goes_on_from_the_snapshot_reading_no_earlier_event_and_running_no_step_again()
    {
        await ParkAsync(client => client.StartWaitAsync("a chair", Named), timers: 1);
        long parkedAt = (await SnapshotAsync()).Sequence;

        await using FurnitureHost second = await FurnitureHost.StartAsync(Path, TimeSpan.FromDays(1));
        string result = await second.Client.GetHandle<string>("the-run").GetResultAsync().WaitAsync(Guard);

        result.ShouldBe("[[a chair]]");
        second.Store.EventsRead.ShouldAllBe(each => each.Sequence > parkedAt);
        second.Workshop.Made.ShouldBe(["[a chair]"]);
        // The store does see who reads earlier events.
        await foreach (RunEvent _ in second.Client.GetHandle("the-run").GetEventsAsync()) { }
        second.Store.EventsRead.ShouldContain(static each => each.Sequence == 1);
    }

    [Fact]
    public async Task Lambdas_and_a_nested_workflow_in_flight_go_on_as_well()
    {
        await ParkAsync(client => client.StartBuildAsync([new Part("leg", 2), new Part("seat", 1)], Named), timers: 3);
        long parkedAt = (await SnapshotAsync()).Sequence;

        await using FurnitureHost second = await FurnitureHost.StartAsync(Path, TimeSpan.FromDays(1));
        string result = await second.Client.GetHandle<string>("the-run").GetResultAsync().WaitAsync(Guard);

        // The shorter delay ends first, in a process that shares with the first one nothing but the file; the lambdas still share their counter and the list.
        result.ShouldBe("[plan] [[leg]/2] [[seat]/1] [leg]/2 [seat]/1 [[look at [plan]]] 2");
        second.Store.EventsRead.ShouldAllBe(each => each.Sequence > parkedAt);
        second.Workshop.Made.Order(StringComparer.Ordinal).ShouldBe(["[leg]/2", "[look at [plan]]", "[seat]/1"]);
    }

    [Fact]
    public async Task A_client_without_the_code_tells_methods_files_lines_waits_and_variables_from_the_file_alone()
    {
        await ParkAsync(client => client.StartBuildAsync([new Part("leg", 2), new Part("seat", 1)], Named), timers: 3);

        RunStackTrace stack = await ReadStackAsync();

        stack.Reason.ShouldBeNull();
        stack.Frames.Select(static frame => $"{frame.Method[(frame.Method.LastIndexOf("Flows.", StringComparison.Ordinal) + 6)..]} at {frame.Checkpoint}").ShouldBe(
            ["Build at Task.WhenAll#1", "Inspect at Durable.Delay#1", "Build.lambda1 at Durable.Delay#1", "Build.lambda1 at Durable.Delay#1"], ignoreOrder: true);
        stack.Frames.ShouldAllBe(static frame => LineOf(frame).Contains("await ", StringComparison.Ordinal));
        RunStackFrame build = stack.Frames[0];
        LineOf(build).ShouldStartWith("string[] labels = await Task.WhenAll(");
        build.Awaits.ShouldStartWith("all of [");
        (build.Locals["plan"].GetString(), build.Locals["done"].GetInt32()).ShouldBe(("[plan]", 0));
        RunStackFrame inspect = stack.Frames.Single(static frame => frame.Method.EndsWith(".Inspect", StringComparison.Ordinal));
        (inspect.Awaits.StartsWith("a timer until ", StringComparison.Ordinal), inspect.Locals["seen"].GetString()).ShouldBe((true, "[look at [plan]]"));
        RunStackFrame leg = stack.Frames.First(static frame => frame.Method.EndsWith(".lambda1", StringComparison.Ordinal));
        leg.Locals["cut"].GetString().ShouldBe("[leg]");
    }

    private static StartOptions Named => new() { Id = "the-run" };

    private static string LineOf(RunStackFrame frame) => File.ReadLines(frame.File!).ElementAt(frame.Line - 1).Trim();

    /// <summary>Starts a run in a host that is gone when the run waits for so many timers.</summary>
    private async Task ParkAsync(Func<WorkflowClient, Task<WorkflowHandle<string>>> start, int timers)
    {
        await using FurnitureHost first = await FurnitureHost.StartAsync(Path);
        WorkflowHandle<string> run = await start(first.Client);
        using CancellationTokenSource guard = new(Guard);
        await foreach (RunEvent each in run.WatchAsync(cancellationToken: guard.Token))
            if (each.Type == "sleep_started" && --timers == 0) break;
    }

    private async Task<SnapshotRecord> SnapshotAsync()
    {
        await using SqliteWorkflowStore store = await Shop.OpenAsync(Path);
        SnapshotRecord snapshot = (await store.ReadSnapshotAsync("the-run", CancellationToken.None)).ShouldNotBeNull();
        snapshot.Sequence.ShouldBe((await store.RunAsync("the-run")).LastSequence);
        return snapshot;
    }

    /// <summary>Asks in a host that has no workflow at all.</summary>
    private async Task<RunStackTrace> ReadStackAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWorkflows(w => w.UseSqlite(Path).ConfigureWorker(static worker => worker.Queues = []));
        using IHost host = builder.Build();
        await host.StartAsync();
        RunStackTrace stack = await host.Services.GetRequiredService<WorkflowClient>().GetHandle("the-run").GetStackAsync();
        await host.StopAsync();
        return stack;
    }
}
