using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class GraphTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task A_workflow_is_drawn_checkpoint_by_checkpoint()
    {
        string[] lines = (await _cli.PrintAsync("graph", "change_address")).Split('\n');

        lines[0].ShouldBe("change_address 1.0.0");
        lines[1].ShouldBe("• start");
        lines[2].ShouldMatch(@"^• charge_card +ShopFlows\.cs:\d+$");
        lines[3].ShouldMatch(@"^• Durable\.WaitForSignal +ShopFlows\.cs:\d+$");
        lines[4].ShouldBe("• return");
    }

    [Fact]
    public async Task A_run_marks_what_it_has_visited_and_where_it_waits()
    {
        await shop.SayAsync("move graph-1");
        await _cli.WatchUntilAsync("graph-1", "suspended");

        string drawn = await _cli.PrintAsync("graph", "graph-1");

        drawn.ShouldStartWith("graph-1 [suspended] change_address 1.0.0\n✓ start\n✓ charge_card ");
        drawn.ShouldContain("\n▶ Durable.WaitForSignal ");
        drawn.ShouldContain("\n· return");
    }

    [Fact]
    public async Task A_run_in_a_workflow_that_it_calls_marks_both()
    {
        await shop.SayAsync("order graph-3");
        await _cli.WatchUntilAsync("graph-3", "step pack");

        string drawn = await _cli.PrintAsync("graph", "graph-3");

        drawn.ShouldMatch(@"\n✓ charge_card .*\n✓ deliver .*\n· Received ");
        drawn.ShouldMatch(@"deliver:\n  ✓ start\n  ✓ pack .*\n  · return");
    }

    [Fact]
    public async Task Mermaid_and_dot_fill_what_was_visited()
    {
        await shop.SayAsync("move graph-2");
        await _cli.WatchUntilAsync("graph-2", "suspended");

        (await _cli.PrintAsync("graph", "graph-2", "--format", "mermaid")).ShouldMatch(@"class start,ChargeCard_1,\w+ visited\n");
        string dot = await _cli.PrintAsync("graph", "graph-2", "--format", "dot");
        dot.ShouldContain("\"ChargeCard#1\" [label=\"charge_card\", style=filled, fillcolor=palegreen];");
        dot.ShouldNotContain("\"return\" [label=\"return\", shape=oval, style=filled");
    }

    [Fact]
    public async Task What_is_neither_a_run_nor_a_workflow_is_not_found() => (await _cli.RunAsync("graph", "dance")).ExitCode.ShouldBe(ExitCodes.NotFound);
}
