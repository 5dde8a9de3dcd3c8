using System.Text.Json;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Definitions;

/// <summary>A worker that has the code, and a client of the same store that has none.</summary>
public sealed class DefinitionTests : IAsyncLifetime
{
    private readonly StoreWrapper _store = new();
    private WorkflowTestHost _worker = null!;
    private WorkflowTestHost _client = null!;

    private WorkflowClient Client => _client.Client;

    public async Task InitializeAsync()
    {
        _worker = Hosts.Make(builder => builder.AddDefinitionFlows(), store: _store);
        // A start is over when a run has been executed.
        await (await _worker.Client.StartBillingNewAsync()).GetResultAsync().Guarded();
        _client = Hosts.Make(builder => builder.ConfigureWorker(options => options.Queues = []), store: _store);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _worker.DisposeAsync();
    }

    [Fact]
    public async Task A_client_without_the_code_knows_what_workers_host()
    {
        WorkflowDefinition parceling = await FindAsync("parceling");
        parceling.Parameters.ShouldBe([new("name", "string", false), new("weights", "List<int>", false), new("floor", "int?", true)]);
        (parceling.Version, parceling.Result, parceling.Timeout, parceling.IsDefault).ShouldBe(("1.0.0", "string", TimeSpan.FromDays(3), false));
        parceling.Method.ShouldEndWith("DefinitionFlows.Parceling");
        parceling.Steps.ShouldBe(["weigh"]);
        (parceling.ShapeHash, parceling.UpdatedAt).ShouldBe((_worker.Client.GetWorkflow("parceling").ShapeHash, Hosts.Start));
        (await FindAsync("labeling")).Result.ShouldBe("void");
    }

    [Fact]
    public async Task Graphs_are_the_same_as_those_of_the_code() =>
        (await FindAsync("parceling")).Graph!.ToMermaid().ShouldBe(_worker.Client.GetWorkflow("parceling").Graph!.ToMermaid());

    [Fact]
    public async Task All_versions_are_listed_in_order()
    {
        List<WorkflowDefinition> all = await ListAsync();
        all.Select(each => $"{each.Name} {each.Version}").ShouldBe(["adding_up 1.0.0", "billing 1.0.0", "billing 2.0.0", "labeling 1.0.0", "parceling 1.0.0"]);
        (await ListAsync("billing")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_without_the_code_starts_runs_by_name()
    {
        WorkflowHandle run = await Client.StartAsync("parceling", Json("""{ "weights": [1, 2], "name": "Ada" }"""));
        (await _worker.Client.GetHandle<string>(run.RunId).GetResultAsync().Guarded()).ShouldBe("Ada: 3, floor 0");
        (await run.DescribeAsync()).Deadline.ShouldBe(Hosts.Start.AddDays(3));
    }

    [Fact]
    public async Task A_start_without_a_version_takes_the_default_one()
    {
        (await RunBillingAsync(null)).ShouldBe("new");
        (await RunBillingAsync("1.0.0")).ShouldBe("old");
    }

    [Fact]
    public async Task The_same_start_with_and_without_the_code_is_the_same_run()
    {
        StartOptions options = new() { Id = "one" };
        await Client.StartAsync("parceling", Json("""{"floor":null,"weights":[1],"name":"Ada"}"""), options);
        (await _worker.Client.StartParcelingAsync("Ada", [1], null, options)).RunId.ShouldBe("one");
        await Should.ThrowAsync<RunAlreadyExistsException>(() => Client.StartAsync("parceling", Json("""{"weights":[1],"name":"Bob"}"""), options));
    }

    [Theory]
    [InlineData("""{"name":"Ada"}""", "lacks 'weights'")]
    [InlineData("""{"name":"Ada","weights":[],"colour":1}""", "has 'colour', which is none of them")]
    [InlineData("""[1]""", "a JSON object with one property per parameter")]
    public async Task The_names_of_parameters_are_checked_where_the_run_is_started(string input, string problem)
    {
        ArgumentException error = await Should.ThrowAsync<ArgumentException>(() => Client.StartAsync("parceling", Json(input)));
        error.Message.ShouldContain(problem);
        error.Message.ShouldContain("'parceling' 1.0.0 takes (string name, List<int> weights, int? floor = …)");
    }

    [Fact]
    public async Task Values_that_do_not_fit_are_found_by_the_worker_which_suspends_the_run()
    {
        WorkflowHandle run = await Client.StartAsync("parceling", Json("""{"name":"Ada","weights":"heavy"}"""));
        using IStoreSubscription subscription = _store.Subscribe(StoreChanges.RunProgress);
        RunDescription there = await run.DescribeAsync();
        while (there.BlockedReason is null)
        {
            await subscription.NextAsync(CancellationToken.None).AsTask().Guarded();
            there = await run.DescribeAsync();
        }

        there.BlockedReason.ShouldContain("'parceling'");
    }

    [Fact]
    public async Task Of_more_than_seven_parameters_the_names_are_known_and_the_rest_is_left_to_the_worker()
    {
        (await FindAsync("adding_up")).Parameters.Select(each => each.Name).ShouldBe(["a", "b", "c", "d", "e", "f", "g", "h"]);
        WorkflowHandle run = await Client.StartAsync("adding_up", Json("""{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}"""));
        (await _worker.Client.GetHandle<int>(run.RunId).GetResultAsync().Guarded()).ShouldBe(15);
    }

    [Fact]
    public async Task What_nobody_has_told_of_is_refused_with_what_there_is()
    {
        string none = (await Should.ThrowAsync<InvalidOperationException>(() => Client.StartAsync("shipping", Json("{}")))).Message;
        none.ShouldContain("No workflow 'shipping' is registered in this host, and no worker has told memory of one.");
        none.ShouldContain("billing 1.0.0, billing 2.0.0");
        (await Should.ThrowAsync<InvalidOperationException>(() => Client.StartAsync("billing", Json("{}"), version: "3.0.0"))).Message.ShouldContain("'billing' in version 3.0.0");
    }

    [Fact]
    public async Task A_worker_tells_only_what_is_new()
    {
        await using WorkflowTestHost second = Hosts.Make(builder => builder.AddDefinitionFlows(), store: _store, startTime: Hosts.Start.AddDays(1));
        await (await second.Client.StartBillingNewAsync()).GetResultAsync().Guarded();
        (await ListAsync()).ShouldAllBe(each => each.UpdatedAt == Hosts.Start);
    }

    [Fact]
    public async Task A_workflow_that_is_told_of_in_a_way_not_understood_leaves_the_others_alone()
    {
        await _store.PublishWorkflowsAsync([new PublishedWorkflow("a_riddle", "1.0.0", "{\"method\":7}", Hosts.Start), new PublishedWorkflow("billing", "9.0.0", "[]", Hosts.Start)], CancellationToken.None);
        (await ListAsync()).Select(each => each.Name).Distinct().ShouldBe(["adding_up", "billing", "labeling", "parceling"]);
        (await RunBillingAsync(null)).ShouldBe("new");
        (await Should.ThrowAsync<StoreException>(() => Client.StartAsync("a_riddle", Json("{}")))).Message.ShouldContain("'a_riddle' 1.0.0 cannot be read");
        (await Should.ThrowAsync<StoreException>(() => Client.StartAsync("billing", Json("{}"), version: "9.0.0"))).Message.ShouldContain("'billing' 9.0.0 cannot be read");
        (await Should.ThrowAsync<StoreException>(() => ListAsync("a_riddle"))).Message.ShouldContain("cannot be read");
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private async Task<WorkflowDefinition> FindAsync(string name) => (await ListAsync(name)).ShouldHaveSingleItem();

    private async Task<List<WorkflowDefinition>> ListAsync(string? name = null)
    {
        List<WorkflowDefinition> all = [];
        await foreach (WorkflowDefinition each in Client.ListWorkflowsAsync(name)) all.Add(each);
        return all;
    }

    private async Task<string> RunBillingAsync(string? version)
    {
        WorkflowHandle run = await Client.StartAsync("billing", Json("{}"), version: version);
        return await _worker.Client.GetHandle<string>(run.RunId).GetResultAsync().Guarded();
    }
}
