using System.Text;
using System.Text.Json;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Children;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Exporting;

public class ExportTests
{
    private readonly Diary _diary = new();

    [Fact]
    public async Task A_run_that_waits_goes_on_where_it_is_imported()
    {
        (string text, string token) = await ExportWaitingAsync();
        await using WorkflowTestHost there = Host();
        string runId = await there.Client.ImportAsync(Stream(text));
        WorkflowHandle<string> run = there.Client.GetHandle<string>(runId);
        (await run.DescribeAsync()).IsPaused.ShouldBeTrue();
        await run.ResumeAsync();
        await there.Client.AnswerHookAsync(token, "Turin");
        (await run.GetResultAsync().Guarded()).ShouldBe("wrapped chair carried to Turin, paid: True");
        _diary.Lines.ShouldBe(["wrap", "carry away"]);
        (await run.DescribeAsync()).Tags["wrapped"].ShouldBe("wrapped chair");
        (await run.EventsAsync("workflow_started")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_step_that_other_workers_shall_execute_goes_along()
    {
        StoreWrapper store = new();
        string text;
        await using (WorkflowTestHost here = Host(store, builder => builder.ConfigureWorker(options => options.Queues = ["workflows", "steps"])))
        {
            WorkflowHandle<string> run = await here.Client.StartMovingAsync("chair");
            await run.SignalAsync("paid", true);
            await here.Client.AnswerHookAsync(await here.WaitForHookAsync("address").Guarded(), "Turin");
            await UntilAsync(store, async () => await store.ReadWholeRunAsync(run.RunId, CancellationToken.None) is { StepTasks.Count: 1 });
            text = await ExportAsync(run);
        }

        _diary.Lines.ShouldBe(["wrap"]);
        await using WorkflowTestHost there = Host();
        string runId = await there.Client.ImportAsync(Stream(text));
        (await there.Client.GetHandle<string>(runId).GetResultAsync().Guarded()).ShouldBe("wrapped chair carried to Turin, paid: True");
        _diary.Lines.ShouldBe(["wrap", "carry away"]);
    }

    [Fact]
    public async Task A_run_that_has_ended_is_imported_as_it_was_and_exports_the_same_again()
    {
        string text, again;
        await using (WorkflowTestHost here = Host()) text = await ExportAsync(await CompleteAsync(here));
        await using WorkflowTestHost there = Host();
        WorkflowHandle<string> run = there.Client.GetHandle<string>(await there.Client.ImportAsync(Stream(text)));
        (await run.GetResultAsync().Guarded()).ShouldBe("wrapped chair carried to Turin, paid: True");
        again = await ExportAsync(run);
        again.ShouldBe(text);
    }

    [Fact]
    public async Task A_child_knows_its_parent_where_it_is_imported()
    {
        StoreWrapper store = new(), other = new();
        string text;
        await using (WorkflowTestHost here = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), _diary, store: store))
        {
            await here.Client.StartDailyAsync("child", false);
            await here.WaitForSignalAsync("go").Guarded();
            text = await ExportAsync(here.Client.GetHandle("child"));
        }

        await using WorkflowTestHost there = Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), _diary, store: other);
        await there.Client.ImportAsync(Stream(text));
        RunParent parent = (await other.ReadRunAsync("child", CancellationToken.None))!.Parent.ShouldNotBeNull();
        parent.ShouldBe((await store.ReadRunAsync("child", CancellationToken.None))!.Parent);
        parent.CreatedAt.ShouldBe(Hosts.Start);
    }

    [Fact]
    public async Task What_is_encrypted_is_exported_in_the_clear_and_encrypted_again()
    {
        string text;
        await using (WorkflowTestHost here = Host(configure: builder => builder.UsePayloadCodecs(new AesGcmPayloadCodec(new PayloadKeyRing(Keys.Spring))))) text = await ExportAsync(await CompleteAsync(here));
        text.ShouldContain("chair");
        StoreWrapper store = new();
        await using WorkflowTestHost there = Host(store, builder => builder.UsePayloadCodecs(new AesGcmPayloadCodec(new PayloadKeyRing(Keys.Summer))));
        string runId = await there.Client.ImportAsync(Stream(text));
        (await there.Client.GetHandle<string>(runId).GetResultAsync().Guarded()).ShouldStartWith("wrapped chair");
        foreach (EventRecord each in await store.ReadEventsAsync(runId, 0, 100, CancellationToken.None)) Encoding.UTF8.GetString(each.Data.Span).ShouldNotContain("chair");
    }

    [Fact]
    public async Task Every_line_is_json_and_the_first_says_what_it_is()
    {
        (string text, _) = await ExportWaitingAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement header = JsonDocument.Parse(lines[0]).RootElement;
        (header.GetProperty("format").GetString(), header.GetProperty("version").GetInt32(), header.GetProperty("events").GetInt32()).ShouldBe(("workflow-run", 1, lines.Count(each => each.StartsWith("{\"event\"", StringComparison.Ordinal))));
        lines.Skip(1).Select(each => JsonDocument.Parse(each).RootElement.EnumerateObject().Single().Name).Distinct().ShouldBe(["run", "event", "snapshot", "hook", "message", "end"]);
    }

    [Fact]
    public async Task An_id_that_exists_is_not_imported()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await CompleteAsync(host);
        string text = await ExportAsync(run);
        (await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.ImportAsync(Stream(text)))).RunId.ShouldBe(run.RunId);
        await host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1));
        (await host.Client.ImportAsync(Stream(text))).ShouldBe(run.RunId);
    }

    [Fact]
    public async Task What_is_no_whole_run_is_refused_with_the_line()
    {
        (string text, _) = await ExportWaitingAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using WorkflowTestHost host = Host();
        await RefusesAsync(host, "", 1, "there is nothing in it");
        await RefusesAsync(host, "{\"orders\":[]}\n", 1, "this is no exported run");
        await RefusesAsync(host, "hello\n", 1, "damaged");
        await RefusesAsync(host, lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), 1, "knows versions up to 1");
        await RefusesAsync(host, Join(lines[..^1]), lines.Length, "the end is missing");
        await RefusesAsync(host, Join(lines[..^1]) + lines[^1][..5], lines.Length, "damaged");
        await RefusesAsync(host, Join([.. lines[..3], .. lines[4..]]), 4, "the log has a gap");
        await RefusesAsync(host, Join([lines[0], .. lines[2..]]), 2, "the run should be here");
        await RefusesAsync(host, Join([.. lines[..^2], lines[^1]]), lines.Length - 1, "lines are missing");
        await RefusesAsync(host, Join([.. lines, lines[2]]), lines.Length + 1, "more behind the end");
        await RefusesAsync(host, text.Replace(lines[2], lines[2].Replace("\"type\"", "\"kind\"", StringComparison.Ordinal), StringComparison.Ordinal), 3, "'type' is missing");
        (await host.Client.ListRunsAsync().ToListAsync()).ShouldBeEmpty();
        await host.Client.ImportAsync(Stream(text));
    }

    [Fact]
    public async Task What_is_not_the_run_that_the_first_line_promises_is_refused()
    {
        (string text, _) = await ExportWaitingAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement header = JsonDocument.Parse(lines[0]).RootElement;
        long events = header.GetProperty("events").GetInt64();
        await using WorkflowTestHost host = Host();
        await RefusesAsync(host, text.Replace($"\"events\":{events}", $"\"events\":{events + 1}", StringComparison.Ordinal), lines.Length, $"promises {events + 1} events");
        await RefusesAsync(host, Join([lines[0].Replace(header.GetProperty("run_id").GetString()!, "another", StringComparison.Ordinal), .. lines[1..]]), 2, "promises run 'another'");
    }

    [Theory]
    [InlineData("\"workflow\":\"moving\"", "\"workflow\":\"../Moving\"", "is not a valid workflow name")]
    [InlineData("\"version\":\"1.0.0\"", "\"version\":\"1/0\"", "is not a valid version")]
    [InlineData("\"restarts\":0", "\"parent\":{\"run_id\":\"../up\",\"call\":2},\"restarts\":0", "is not a valid run id")]
    [InlineData("\"restarts\":0", "\"restarts\":-1", "'restarts' is -1")]
    [InlineData("\"first_sequence\":1", "\"first_sequence\":0", "'first_sequence' is 0")]
    [InlineData("\"first_sequence\":1", "\"first_sequence\":1000", "'first_sequence' is 1000")]
    [InlineData("\"wrapped\":\"wrapped chair\"", "\"wrapped\":null", "tag 'wrapped' is null")]
    [InlineData("\"status\":\"suspended\"", "\"status\":\"failed\"", "the run is failed, and 'completed_at' is missing")]
    public async Task A_run_with_what_no_run_can_have_is_refused_with_the_line(string what, string instead, string problem)
    {
        (string text, _) = await ExportWaitingAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[1].ShouldContain(what);
        await using WorkflowTestHost host = Host();
        await RefusesAsync(host, Join([lines[0], lines[1].Replace(what, instead, StringComparison.Ordinal), .. lines[2..]]), 2, problem);
    }

    [Fact]
    public async Task An_event_whose_data_is_no_object_is_refused_with_the_line()
    {
        (string text, _) = await ExportWaitingAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[3] = lines[3][..lines[3].IndexOf("\"data\":", StringComparison.Ordinal)] + "\"data\":[]}}";
        await using WorkflowTestHost host = Host();
        await RefusesAsync(host, Join(lines), 4, "'data' should be an object");
    }

    [Fact]
    public async Task A_run_that_is_deleted_while_it_is_exported_fails_the_export()
    {
        InterferingStore store = new();
        await using WorkflowTestHost host = Host(store);
        WorkflowHandle<string> run = await CompleteAsync(host);
        store.BeforeReadEvents = () => host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1));
        (await Should.ThrowAsync<StoreException>(() => ExportAsync(run))).Message.ShouldContain("was deleted while it was exported");
    }

    [Fact]
    public async Task A_run_that_takes_the_place_of_one_that_is_exported_fails_the_export()
    {
        InterferingStore store = new();
        await using WorkflowTestHost host = Host(store);
        WorkflowHandle<string> run = await CompleteAsync(host);
        string text = await ExportAsync(run);
        string later = text.Replace("\"created_at\":\"20", "\"created_at\":\"19", StringComparison.Ordinal);
        store.BeforeReadEvents = async () =>
        {
            await host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1));
            await host.Client.ImportAsync(Stream(later));
        };
        (await Should.ThrowAsync<StoreException>(() => ExportAsync(run))).Message.ShouldContain("was deleted while it was exported");
    }

    [Fact]
    public async Task A_run_that_is_not_there_cannot_be_exported()
    {
        await using WorkflowTestHost host = Host();
        await Should.ThrowAsync<RunNotFoundException>(() => ExportAsync(host.Client.GetHandle("nowhere")));
    }

    private static async Task RefusesAsync(WorkflowTestHost host, string text, long line, string problem)
    {
        RunImportException error = await Should.ThrowAsync<RunImportException>(() => host.Client.ImportAsync(Stream(text)));
        error.Message.ShouldContain(problem);
        error.Line.ShouldBe(line);
    }

    private static string Join(string[] lines) => string.Concat(lines.Select(static each => each + "\n"));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> ExportAsync(WorkflowHandle run)
    {
        using MemoryStream text = new();
        await run.ExportAsync(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static async Task<WorkflowHandle<string>> CompleteAsync(WorkflowTestHost host)
    {
        WorkflowHandle<string> run = await host.Client.StartMovingAsync("chair");
        await run.SignalAsync("paid", true);
        await host.Client.AnswerHookAsync(await host.WaitForHookAsync("address").Guarded(), "Turin");
        await run.GetResultAsync().Guarded();
        return run;
    }

    private static async Task UntilAsync(StoreWrapper store, Func<Task<bool>> condition)
    {
        using IStoreSubscription subscription = store.Subscribe(StoreChanges.All);
        while (!await condition()) await subscription.NextAsync(CancellationToken.None).AsTask().Guarded();
    }

    /// <summary>A paused run that waits for its hook, with a signal that it has not taken in, and the hook's token.</summary>
    private async Task<(string Text, string Token)> ExportWaitingAsync()
    {
        StoreWrapper store = new();
        await using WorkflowTestHost host = Host(store);
        WorkflowHandle<string> run = await host.Client.StartMovingAsync("chair");
        string token = await host.WaitForHookAsync("address").Guarded();
        await UntilAsync(store, async () => (await run.DescribeAsync()).Status == RunStatus.Suspended);
        await run.PauseAsync();
        await UntilAsync(store, async () => (await run.DescribeAsync()).IsPaused);
        await run.SignalAsync("paid", true);
        return (await ExportAsync(run), token);
    }

    private WorkflowTestHost Host(StoreWrapper? store = null, Action<WorkflowsBuilder>? configure = null) => Hosts.Make(
        builder =>
        {
            builder.AddExportFlows();
            configure?.Invoke(builder);
        },
        _diary, ResumeMode.FromSnapshot, store);

    private sealed class InterferingStore : StoreWrapper
    {
        /// <summary>Called once, before the next read of a log.</summary>
        public Func<Task>? BeforeReadEvents { get; set; }

        public override async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken)
        {
            if (BeforeReadEvents is { } before)
            {
                BeforeReadEvents = null;
                await before();
            }

            return await base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken);
        }
    }
}
