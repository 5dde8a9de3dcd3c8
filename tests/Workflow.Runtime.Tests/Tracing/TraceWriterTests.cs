using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tracing;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Tracing;

public sealed class TraceWriterTests : IDisposable
{
    private readonly TraceFolder _folder = new();
    private readonly Diary _diary = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_has_the_fields_of_the_format_in_its_order()
    {
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("order-17", 42) with { CurrentEffect = "step 'ship' <1>", Stack = [new TraceFrame("Shop.Order", "Order.cs", 100), new TraceFrame("Ship", null, 0)], ErrorType = "System.Exception" });
        File.ReadAllText(_folder.FileOf("order-17")).ShouldBe(
            """{"workflow_id":"order-17","step":42,"status":"running","current_effect":"step 'ship' <1>","trace":[{"function":"Shop.Order","file":"Order.cs","line":100,"code":null},"""
            + """{"function":"Ship","file":null,"line":0,"code":null}],"started_at":"2025-01-01T00:00:00.000000Z","updated_at":"2025-01-01T00:00:01.500000Z","error":"System.Exception"}""" + "\n");
    }

    [Fact]
    public async Task Times_are_told_in_utc_with_six_decimals()
    {
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("a", 1) with { UpdatedAt = new DateTimeOffset(2025, 6, 1, 2, 0, 0, TimeSpan.FromHours(2)).AddTicks(1234567) });
        File.ReadAllText(_folder.FileOf("a")).ShouldContain("\"updated_at\":\"2025-06-01T00:00:00.123456Z\"");
    }

    [Fact]
    public async Task What_a_dead_process_left_unfinished_spoils_no_other_line()
    {
        _folder.Put("a", TraceFolder.Line("a", 1) + "{\"workflow_id\":\"a\",\"st");
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("a", 2));
        await writer.ObserveAsync(At("a", 3));
        List<TraceProblem> problems = [];
        new TraceReader(_folder.Path, problems.Add).ReadAll("a").Select(each => each.Step).ShouldBe([1L, 2L, 3L]);
        problems.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public async Task Two_processes_append_to_one_trace_in_turn()
    {
        using TraceWriter one = new(_folder.Path), other = new(_folder.Path);
        for (int step = 1; step <= 10; step++) await (step % 2 == 0 ? one : other).ObserveAsync(At("a", step));
        new TraceReader(_folder.Path).ReadAll("a").Select(each => each.Step).ShouldBe(Enumerable.Range(1, 10).Select(each => (long)each));
    }

    [Fact]
    public async Task Two_writers_at_the_same_time_lose_no_line_and_tear_none()
    {
        const int lines = 2000;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(one => Task.Run(async () =>
        {
            using TraceWriter writer = new(_folder.Path);
            for (int step = 1; step <= lines; step++) await writer.ObserveAsync(At("a", one * lines + step));
        })));
        new TraceReader(_folder.Path).ReadAll("a").Select(each => each.Step).Order().ShouldBe(Enumerable.Range(1, 2 * lines).Select(each => (long)each));
    }

    [Fact]
    public async Task A_trace_that_is_deleted_while_its_run_goes_on_begins_anew()
    {
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("a", 1));
        await writer.ObserveAsync(At("a", 2));
        Directory.Delete(Path.GetDirectoryName(_folder.FileOf("a"))!, recursive: true);
        await writer.ObserveAsync(At("a", 3));
        new TraceReader(_folder.Path).ReadAll("a").Select(each => each.Step).ShouldBe([3L]);
    }

    [Fact]
    public async Task A_trace_that_another_process_began_anew_is_gone_on_with()
    {
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("a", 1));
        await writer.ObserveAsync(At("a", 2));
        File.Delete(_folder.FileOf("a"));
        _folder.Put("a", TraceFolder.Line("a", 3));
        await writer.ObserveAsync(At("a", 4));
        new TraceReader(_folder.Path).ReadAll("a").Select(each => each.Step).ShouldBe([3L, 4L]);
    }

    [Fact]
    public async Task The_number_of_open_files_is_bounded()
    {
        using TraceWriter writer = new(_folder.Path);
        for (int round = 1; round <= 2; round++)
        {
            for (int run = 0; run < 2 * TraceWriter.MostOpenFiles; run++) await writer.ObserveAsync(At($"run-{run}", round));
        }

        writer.OpenFiles.ShouldBe(TraceWriter.MostOpenFiles);
        TraceReader reader = new(_folder.Path);
        reader.ListRuns().Count.ShouldBe(2 * TraceWriter.MostOpenFiles);
        foreach (string run in reader.ListRuns()) reader.ReadAll(run).Select(each => each.Step).ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task A_run_that_waits_or_has_ended_keeps_no_file_open()
    {
        using TraceWriter writer = new(_folder.Path);
        await writer.ObserveAsync(At("a", 1));
        await writer.ObserveAsync(At("a", 2) with { Status = RunStatus.Suspended });
        writer.OpenFiles.ShouldBe(0);
    }

    [Fact]
    public async Task UseTrace_writes_the_traces_of_many_runs_at_once()
    {
        await using (WorkflowTestHost host = Host(builder => builder.UseTrace(_folder.Path)))
        {
            WorkflowHandle[] runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Client.StartLosingAsync()));
            foreach (WorkflowHandle run in runs) await run.FailureAsync();
        }

        TraceReader reader = new(_folder.Path);
        reader.ListRuns().Count.ShouldBe(20);
        reader.ListRuns().ShouldAllBe(run => reader.ReadLast(run)!.Status == RunStatus.Failed);
    }

    [Fact]
    public async Task A_trace_observer_writes_one_run_and_is_complete_when_it_is_disposed()
    {
        await using WorkflowTestHost host = Host(_ => { });
        WorkflowHandle other = await host.Client.StartLosingAsync();
        await using (TraceObserver trace = TraceObserver.Attach(host.Client, "mine", _folder.Path))
        {
            trace.FilePath.ShouldBe(_folder.FileOf("mine"));
            await (await host.Client.StartLosingAsync(new StartOptions { Id = "mine" })).FailureAsync();
            await other.FailureAsync();
        }

        TraceReader reader = new(_folder.Path);
        reader.ListRuns().ShouldBe(["mine"]);
        reader.ReadLast("mine")!.Error.ShouldBe("System.InvalidOperationException");
    }

    [Fact]
    public async Task A_run_is_not_traced_twice_into_one_directory()
    {
        await using WorkflowTestHost host = Host(builder => builder.UseTrace(_folder.Path));
        Should.Throw<InvalidOperationException>(() => TraceObserver.Attach(host.Client, "mine", _folder.Path)).Message.ShouldContain("'mine'");
    }

    [Fact]
    public async Task The_same_directory_written_otherwise_is_no_other_one()
    {
        await using WorkflowTestHost host = Host(builder => builder.UseTrace(_folder.Path));
        Should.Throw<InvalidOperationException>(() => TraceObserver.Attach(host.Client, "mine", _folder.Path + Path.DirectorySeparatorChar));
        await using WorkflowTestHost another = Host(builder => builder.UseTrace(_folder.Path + Path.DirectorySeparatorChar));
        Should.Throw<InvalidOperationException>(() => TraceObserver.Attach(another.Client, "mine", _folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../etc")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public async Task Ids_cannot_lead_out_of_the_directory(string id)
    {
        await using WorkflowTestHost host = Host(_ => { });
        Should.Throw<ArgumentException>(() => RunId.Validate(id));
        Should.Throw<ArgumentException>(() => TraceObserver.Attach(host.Client, id, _folder.Path));
        Should.Throw<ArgumentException>(() => new TraceReader(_folder.Path).ReadLast(id));
        Should.Throw<ArgumentException>(() => new TraceReader(_folder.Path).ReadAll(id));
        Should.Throw<ArgumentException>(() => new TraceReader(_folder.Path).FollowAsync(id));
    }

    [Fact]
    public void Ids_have_at_most_255_characters()
    {
        RunId.Validate(new string('a', 255)).Length.ShouldBe(255);
        Should.Throw<ArgumentException>(() => RunId.Validate(new string('a', 256)));
    }

    private static RunProgress At(string runId, long step) => new()
    {
        RunId = runId,
        Workflow = "shop",
        Version = "1.0.0",
        Status = RunStatus.Running,
        Step = step,
        Stack = [],
        StartedAt = Hosts.Start,
        UpdatedAt = Hosts.Start.AddSeconds(1.5),
    };

    private WorkflowTestHost Host(Action<WorkflowsBuilder> configure) => Hosts.Make(
        builder =>
        {
            builder.AddTraceFlows();
            configure(builder);
        },
        _diary);
}
