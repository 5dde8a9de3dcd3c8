using System.Text.Json;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Starting;

public class StartTests
{
    private static readonly StartOptions Seventeen = new() { Id = "order-17" };

    [Fact]
    public async Task Starting_again_with_the_same_input_returns_the_run_that_is_there()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        WorkflowHandle<string> first = await host.Client.StartGreetAsync("Ada", 2, Seventeen);
        await first.GetResultAsync().Guarded();
        WorkflowHandle<string> second = await host.Client.StartGreetAsync("Ada", 2, Seventeen);
        second.RunId.ShouldBe(first.RunId);
        (await second.GetResultAsync().Guarded()).ShouldBe("Ada Ada");
        (await second.EventsAsync("workflow_started")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Starting_again_with_another_input_is_refused()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        await host.Client.StartGreetAsync("Ada", 2, Seventeen);
        RunAlreadyExistsException error = await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartGreetAsync("Bob", 2, Seventeen));
        error.RunId.ShouldBe("order-17");
        error.Message.ShouldContain("another input");
    }

    [Fact]
    public async Task Starting_again_with_another_workflow_is_refused()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        await host.Client.StartGreetAsync("Ada", 2, Seventeen);
        RunAlreadyExistsException error = await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartWelcomeAsync("Ada", 2, Seventeen));
        error.Message.ShouldContain("it runs workflow 'greet', not 'welcome'");
    }

    [Fact]
    public async Task A_tag_without_a_value_is_refused_and_named()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        StartOptions options = new() { Id = "order-18", Tags = new Dictionary<string, string> { ["customer"] = null! } };
        (await Should.ThrowAsync<ArgumentException>(() => host.Client.StartGreetAsync("Ada", 2, options))).Message.ShouldContain("The tag 'customer' is null");
        await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("order-18").DescribeAsync());
    }

    [Fact]
    public async Task Ten_starts_at_once_with_one_id_make_one_run()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Client.StartGreetAsync("Ada", 2, Seventeen))).Guarded();
        (await host.Client.GetHandle("order-17").EventsAsync("workflow_started")).ShouldHaveSingleItem();
        (await host.Client.GetHandle<string>("order-17").GetResultAsync().Guarded()).ShouldBe("Ada Ada");
    }

    [Theory]
    [InlineData("""{"name":"Ada","times":1}""", "Ada")]
    [InlineData("""{"times":3,"name":"Ada"}""", "Ada Ada Ada")]
    [InlineData("""{"name":"Ada"}""", "Ada Ada")]
    public async Task A_workflow_can_be_started_by_name_with_json(string json, string result)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        WorkflowHandle run = await host.Client.StartAsync("greet", JsonElement.Parse(json));
        (await host.Client.GetHandle<string>(run.RunId).GetResultAsync().Guarded()).ShouldBe(result);
    }

    [Theory]
    [InlineData("""{"times":1}""", "name")]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"name":"Ada","times":"x"}""", "times")]
    public async Task Json_that_does_not_fit_names_the_workflow_and_the_member(string json, string member)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        WorkflowValueException error = await Should.ThrowAsync<WorkflowValueException>(() => host.Client.StartAsync("greet", JsonElement.Parse(json)));
        error.Workflow.ShouldBe("greet");
        error.Message.ShouldContain(member);
    }

    [Fact]
    public async Task An_unknown_workflow_is_refused_with_those_that_are_known()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        InvalidOperationException error = await Should.ThrowAsync<InvalidOperationException>(() => host.Client.StartAsync("nothing", JsonElement.Parse("{}")));
        error.Message.ShouldContain("'nothing'");
        error.Message.ShouldContain("Registered: greet 1.0.0, pack_up 1.0.0, welcome 1.0.0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a/b")]
    public async Task An_invalid_run_id_names_the_rule(string id)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        Should.Throw<ArgumentException>(() => host.Client.GetHandle(id)).Message.ShouldContain("^[a-zA-Z0-9_-]{1,255}$");
        ArgumentException error = await Should.ThrowAsync<ArgumentException>(() => host.Client.StartGreetAsync("Ada", 2, new StartOptions { Id = id }));
        error.Message.ShouldContain("^[a-zA-Z0-9_-]{1,255}$");
    }

    [Theory]
    [InlineData("Greet", null, "^[a-z][a-z0-9_]*$")]
    [InlineData("gr__eet", null, "without '__'")]
    [InlineData("greet", "1 0", "^[a-zA-Z0-9._-]+$")]
    public async Task An_invalid_name_or_version_names_the_rule(string name, string? version, string rule)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        ArgumentException error = await Should.ThrowAsync<ArgumentException>(() => host.Client.StartAsync(name, JsonElement.Parse("{}"), version: version));
        error.Message.ShouldContain(rule);
    }

    [Fact]
    public async Task A_name_is_shown_as_far_as_a_person_needs_it_and_on_one_line()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        string message = Should.Throw<ArgumentException>(() => host.Client.GetHandle("a\n" + new string('b', 100_000))).Message;
        message.Length.ShouldBeLessThan(500);
        message.ShouldContain("'a\\u000ab");
        message.ShouldContain("100002 characters");
        Should.Throw<ArgumentNullException>(() => host.Client.GetHandle(null!)).Message.ShouldContain("run id is missing");
    }

    [Fact]
    public async Task Json_that_is_not_there_is_refused()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows());
        string workflow = "anything";
        (await Should.ThrowAsync<ArgumentException>(() => host.Client.StartAsync(workflow, default(JsonElement)))).Message.ShouldContain("no JSON");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("1s1h")]
    [InlineData("1.5s")]
    [InlineData("-1s")]
    public void An_invalid_duration_names_the_grammar(string text) =>
        Should.Throw<FormatException>(() => Duration.Parse(text)).Message.ShouldContain("units d, h, m, s, ms");

    [Fact]
    public void Worker_options_out_of_range_name_the_option()
    {
        Refusal(o => o.MaxConcurrentRuns = 0).ShouldContain("MaxConcurrentRuns");
        Refusal(o => o.MaxConcurrentSteps = 0).ShouldContain("MaxConcurrentSteps");
        Refusal(o => o.LeaseDuration = TimeSpan.Zero).ShouldContain("LeaseDuration");
        Refusal(o => o.LeaseDuration = TimeSpan.MaxValue).ShouldContain("LeaseDuration");
        Refusal(o => o.StopTimeout = TimeSpan.FromSeconds(-1)).ShouldContain("StopTimeout");
        Refusal(o => o.Queues = ["Not A Queue"]).ShouldContain("queue name");
        Refusal(o => o.Queues = [null!]).ShouldContain("queue name");
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task An_argument_that_cannot_be_carried_names_workflow_step_type_and_member(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStartFlows(), mode: mode);
        string[] parts = (await (await host.Client.StartPackUpAsync()).GetResultAsync().Guarded()).Split('|');
        parts[0].ShouldBe("pack_up");
        parts[1].ShouldBe("pack");
        parts[2].ShouldContain("Dictionary");
        parts[3].ShouldContain("Counts");
    }

    private static string Refusal(Action<WorkerOptions> change) =>
        Should.Throw<ArgumentException>(() => Hosts.Make(w => w.AddStartFlows().ConfigureWorker(change))).Message;
}
