using System.Text.Json;
using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class ListingTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task Ps_shows_id_status_step_and_workflow_of_each_run()
    {
        await shop.SayAsync("nap ps-1");
        await _cli.WatchUntilAsync("ps-1", "suspended");

        (await _cli.PrintAsync("ps", "ps-1")).ShouldBe("ps-1  suspended  step 2  nap 1.0.0\n");
    }

    [Fact]
    public async Task Ps_finds_runs_by_pattern_status_workflow_tag_and_age()
    {
        await shop.SayAsync("nap find-1 customer=acme");
        await shop.SayAsync("fail find-2 customer=acme");
        await shop.SayAsync("nap find-3");
        await _cli.WatchUntilAsync("find-2", "failed");
        await _cli.WatchUntilAsync("find-1", "suspended");

        (await IdsAsync("find-*")).ShouldBe(["find-1", "find-2", "find-3"], ignoreOrder: true);
        (await IdsAsync("find-*", "--tag", "customer=acme")).ShouldBe(["find-1", "find-2"], ignoreOrder: true);
        (await IdsAsync("find-*", "--status", "failed")).ShouldBe(["find-2"]);
        (await IdsAsync("find-?", "--workflow", "nap", "--version", "1.0.0")).ShouldBe(["find-1", "find-3"], ignoreOrder: true);
        (await IdsAsync("find-*", "--created-since", "1h", "--workflow", "fail_fast")).ShouldBe(["find-2"]);
        (await IdsAsync("ind-*")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ps_says_when_it_does_not_show_all()
    {
        await shop.SayAsync("nap many-1");
        await shop.SayAsync("nap many-2");

        Answer answer = await _cli.RunAsync("ps", "many-*", "--limit", "1");

        answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        answer.Errors.ShouldContain("--limit shows more");
    }

    [Fact]
    public async Task Ps_json_has_the_words_of_the_documentation()
    {
        await shop.SayAsync("nap json-1 customer=acme");
        await _cli.WatchUntilAsync("json-1", "suspended");

        using JsonDocument runs = JsonDocument.Parse(await _cli.PrintAsync("ps", "json-1", "--json"));

        JsonElement run = runs.RootElement.EnumerateArray().ShouldHaveSingleItem();
        run.EnumerateObject().Select(property => property.Name).ShouldBe([
            "run_id", "workflow", "version", "status", "step", "is_paused", "blocked_reason", "parent_run_id", "restarts", "tags", "created_by", "workspace",
            "project", "created_at", "updated_at", "completed_at", "wake_at", "deadline"]);
        run.GetProperty("status").GetString().ShouldBe("suspended");
        run.GetProperty("tags").GetProperty("customer").GetString().ShouldBe("acme");
        run.GetProperty("created_at").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$");
    }

    [Fact]
    public async Task History_shows_the_last_steps_with_status_and_effect()
    {
        await shop.SayAsync("fail history-1");
        await _cli.WatchUntilAsync("history-1", "failed");

        string[] lines = (await _cli.PrintAsync("history", "history-1", "--last", "3")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldBe("step    2  running  step_started refuse");
        lines[1].ShouldStartWith("step    3  running  step_failed refuse (attempt 1): ");
        lines[2].ShouldBe("step    4  failed   Workflow.Cli.Tests.Program.NoSuchOrderException: There is no order history-1.");
    }

    [Fact]
    public async Task Stack_shows_the_line_and_the_variables_of_a_run_that_waits_for_a_signal()
    {
        await shop.SayAsync("move stack-1");
        await _cli.WatchUntilAsync("stack-1", "suspended");

        string printed = await _cli.PrintAsync("stack", "stack-1");

        printed.ShouldMatch(@"ShopFlows\.ChangeAddress  ShopFlows\.cs:\d+\n");
        printed.ShouldContain("waits for signal 'address'");
        printed.ShouldContain("payment  = \"payment-stack-1\"");
    }

    [Fact]
    public async Task Stack_json_has_the_frames()
    {
        await shop.SayAsync("move stack-2");
        await _cli.WatchUntilAsync("stack-2", "suspended");

        using JsonDocument stack = JsonDocument.Parse(await _cli.PrintAsync("stack", "stack-2", "--json"));

        JsonElement frame = stack.RootElement.GetProperty("frames").EnumerateArray().ShouldHaveSingleItem();
        frame.GetProperty("function").GetString().ShouldBe("Workflow.Cli.Tests.Program.ShopFlows.ChangeAddress");
        frame.GetProperty("locals").GetProperty("order").GetString().ShouldBe("stack-2");
    }

    [Fact]
    public async Task Describe_tells_how_a_run_ended()
    {
        await shop.SayAsync("fail describe-1");
        await _cli.WatchUntilAsync("describe-1", "failed");

        string printed = await _cli.PrintAsync("describe", "describe-1");

        printed.ShouldContain("status    failed");
        printed.ShouldContain("error     Workflow.Cli.Tests.Program.NoSuchOrderException: There is no order describe-1.");
    }

    private async Task<string[]> IdsAsync(params string[] filter)
    {
        using JsonDocument runs = JsonDocument.Parse(await _cli.PrintAsync(["ps", "--json", .. filter]));
        return [.. runs.RootElement.EnumerateArray().Select(run => run.GetProperty("run_id").GetString()!)];
    }
}
