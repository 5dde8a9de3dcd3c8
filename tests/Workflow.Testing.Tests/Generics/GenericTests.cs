using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Generics;

public class GenericTests
{
    [Theory, ClassData(typeof(EveryMode))]
    public async Task Two_types_of_a_class_run_side_by_side_in_one_host(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddIntake());
        WorkflowHandle<Batch<Parcel>> parcels = await host.Client.StartTakeInAsync<Parcel>("p", ["a", "bb"]);
        WorkflowHandle<Batch<Coin>> coins = await host.Client.StartTakeInAsync<Coin>("c", ["a", "bb"]);
        Batch<Parcel> parcel = await parcels.GetResultAsync().SoonAsync();
        Batch<Coin> coin = await coins.GetResultAsync().SoonAsync();
        parcel.ByText["bb"].Weights.ShouldBe([2]);
        coin.ByText.ShouldBe(new() { ["a"] = new(1), ["bb"] = new(2) });
        (await parcels.StepsAsync()).ShouldBe(["parse_one_parcel", "parse_one_parcel", "combine_parcel"]);
        (await coins.StepsAsync()).ShouldBe(["parse_one_coin", "parse_one_coin", "combine_coin"]);
        (await coins.DescribeAsync()).Workflow.ShouldBe("take_in_coin");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_type_is_inferred_from_an_argument(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddIntake<Coin>());
        (await host.Client.StartEchoAsync(new Coin(5)).ResultAsync()).ShouldBe(Coin.Parse(new Coin(5).ToString()));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_workflow_of_another_class_calls_workflows_and_steps_of_both(ResumeMode mode)
    {
        Tally tally = new();
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddWorkflowsFromWorkflowTestingTests().Services.AddSingleton(tally));
        WorkflowHandle<string> run = await host.Client.StartBeginAsync("abc");
        string result = await run.GetResultAsync().SoonAsync();
        result.ShouldBe("abc 2 3");
        (await run.StepsAsync()).ShouldBe(["parse_one_parcel", "parse_one_parcel", "combine_parcel", "parse_one_coin"]);
        tally.Entries.Order().ShouldBe(["Coin abc", "Parcel abc", "Parcel abcabc"]);
        result.ShouldBe(await host.RunPlainAsync(() => new Morning(new(host.Services), new(host.Services)).Begin("abc")));
    }

    [Fact]
    public async Task A_workflow_is_started_by_the_name_of_its_type()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.FromReplay, w => w.AddIntake());
        JsonElement input = JsonElement.Parse("""{ "name": "by name", "texts": ["a"] }""");
        WorkflowHandle run = await host.Client.StartAsync("take_in_coin", input, new() { Id = "by_name" });
        (await host.Client.GetHandle<Batch<Coin>>(run.RunId).GetResultAsync().SoonAsync()).First.ShouldBe(new Coin(1));
        InvalidOperationException error = await Should.ThrowAsync<InvalidOperationException>(() => host.Client.StartAsync("take_in", input));
        error.Message.ShouldContain("take_in_coin 1.0.0, take_in_parcel 1.0.0");
    }

    [Fact]
    public async Task Starting_the_same_run_again_gives_the_same_run_and_another_type_is_another_workflow()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddIntake());
        StartOptions same = new() { Id = "same" };
        WorkflowHandle first = await host.Client.StartTakeInAsync<Coin>("x", ["a"], same);
        (await host.Client.StartTakeInAsync<Coin>("x", ["a"], same)).RunId.ShouldBe(first.RunId);
        await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartTakeInAsync<Parcel>("x", ["a"], same));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_handler_that_names_a_type_parameter_gets_the_nearest_exception_that_can_be_rebuilt(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddRescuer_Attempt());
        (await host.Client.StartTryBothAsync<IOException, int>(4).ResultAsync()).ShouldBe(4);
        (await host.Client.StartTryBothAsync<TimeoutException, string>("late").ResultAsync()).ShouldBe("late");
    }

    [Fact]
    public async Task Registering_a_class_twice_is_harmless()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddIntake().AddIntake<Coin>().AddIntake());
        (await host.Client.StartTakeInAsync<Coin>("x", ["a"]).ResultAsync()).First.Cents.ShouldBe(1);
    }

    [Fact]
    public async Task A_type_that_is_not_stated_is_refused_with_what_to_write()
    {
        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Hosts.Create(ResumeMode.Live, w => w.AddIntake<Stranger>()));
        error.Message.ShouldContain($"'{typeof(Intake<Stranger>)}'");
        error.Message.ShouldContain("""[WorkflowTypeArguments("a_name", typeof(Workflow.Testing.Tests.Generics.GenericTests+Stranger))]""");
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddIntake());
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.StartTakeInAsync<Stranger>("x", ["a"]));
    }

    [Fact]
    public async Task Without_durability_a_type_need_not_be_stated()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddIntake());
        Batch<Stranger> batch = await host.RunPlainAsync(() => new Intake<Stranger>(host.Services).TakeIn("x", "a"));
        batch.First.Text.ShouldBe("a");
    }

    private sealed record Stranger(string Text) : IParsed<Stranger>
    {
        public static Stranger Parse(string text) => new(text);
    }
}

file static class Runs
{
    public static async Task<string[]> StepsAsync(this WorkflowHandle run) =>
        [.. (await run.LogAsync()).Where(each => each.Type == "step_started").Select(each => each.Data.GetProperty("step").GetString()!)];
}
