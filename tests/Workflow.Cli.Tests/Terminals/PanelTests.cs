using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Terminals;

public sealed class PanelTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    [UnixFact]
    public async Task Watch_draws_a_panel_that_follows_the_run()
    {
        await shop.SayAsync("order panel-1");
        await using PseudoTerminal terminal = Start("watch", "panel-1", "--exit-on-complete");
        await terminal.WaitForAsync("─ panel-1 [running] step 4 ─");
        await terminal.WaitForAsync("↳ step pack (attempt 1)");
        await terminal.WaitForAsync("33 %  parcel 1 of 3");

        await shop.SayAsync("go panel-1");

        await terminal.WaitForAsync("─ panel-1 [suspended] step 6 ─");
        await terminal.WaitForAsync("ShopFlows.ProcessOrder   ShopFlows.cs:");
        await terminal.WaitForAsync("↳ hook return_window");
        terminal.Text.ShouldContain("Updated: ");
    }

    [UnixFact]
    public async Task Watch_follows_the_live_trace_of_another_process_with_its_whole_call_stack()
    {
        await shop.SayAsync("order trace-1");
        await using PseudoTerminal terminal = Start("watch", "trace-1", "--trace-dir", shop.Traces);
        await terminal.WaitForAsync("trace-1 [running] step 4");
        await terminal.WaitForAsync("ShopFlows.ProcessOrder");
        await terminal.WaitForAsync("  └─ ShopFlows.Deliver");
        await terminal.WaitForAsync("       └─ ShopFlows.Pack");
        await terminal.WaitForAsync("↳ step pack (attempt 1)");

        await shop.SayAsync("go trace-1");

        await terminal.WaitForAsync("trace-1 [suspended] step 6");
        await terminal.WaitForAsync("↳ hook return_window");
    }

    [UnixFact]
    public async Task Ctrl_C_gives_the_cursor_back()
    {
        await shop.SayAsync("nap panel-2");
        await using PseudoTerminal terminal = Start("watch", "panel-2");
        await terminal.WaitForAsync("panel-2 [suspended]");
        terminal.Written.ShouldContain("\u001b[?25l");

        await terminal.InterruptAsync();

        (await terminal.EndAsync()).ShouldBe(ExitCodes.Interrupted);
        terminal.Written.LastIndexOf("\u001b[?25h", StringComparison.Ordinal).ShouldBeGreaterThan(terminal.Written.LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
        terminal.Text.ShouldNotContain("Exception");
    }

    [UnixFact]
    public async Task Several_runs_have_a_panel_each()
    {
        await shop.SayAsync("nap both-1");
        await shop.SayAsync("fail both-2");
        await using PseudoTerminal terminal = Start("watch", "both-*");

        await terminal.WaitForAsync("both-1 [suspended]");
        await terminal.WaitForAsync("both-2 [failed]");
        await terminal.WaitForAsync("There is no order both-2.");
    }

    [UnixFact]
    public async Task Statuses_have_colours_unless_NO_COLOR_is_set()
    {
        await shop.SayAsync("fail colour-1");
        await new WorkflowCommand(shop.Store).WatchUntilAsync("colour-1", "failed");
        await using PseudoTerminal coloured = Start("ps", "colour-1");
        await using PseudoTerminal plain = PseudoTerminal.Start(shop.Store, "NO_COLOR=1", "ps", "colour-1");
        await Task.WhenAll(coloured.EndAsync(), plain.EndAsync());

        coloured.Written.ShouldMatch(@"\x1B\[38;5;9mfailed");
        plain.Written.ShouldNotContain("\u001b[38");
        plain.Text.ShouldContain("colour-1  failed  step 4");
    }

    [UnixFact]
    public async Task What_cannot_be_taken_back_is_asked_for_on_a_terminal()
    {
        await shop.SayAsync("nap ask-1");
        await new WorkflowCommand(shop.Store).WatchUntilAsync("ask-1", "suspended");
        await using PseudoTerminal terminal = Start("terminate", "ask-1");
        await terminal.WaitForAsync("Terminate run ask-1? It will not compensate.");

        terminal.Type("n\r");

        (await terminal.EndAsync()).ShouldBe(ExitCodes.Refused);
        terminal.Text.ShouldContain("Nothing was done.");
        (await new WorkflowCommand(shop.Store).PrintAsync("ps", "ask-1")).ShouldContain("suspended");
    }

    [UnixFact]
    public async Task A_person_is_asked_also_where_output_goes_elsewhere_or_the_terminal_is_dumb()
    {
        await shop.SayAsync("nap ask-2");
        await new WorkflowCommand(shop.Store).WatchUntilAsync("ask-2", "suspended");
        await using PseudoTerminal dumb = PseudoTerminal.Start(shop.Store, "TERM=dumb", "terminate", "ask-2");
        await dumb.WaitForAsync("Terminate run ask-2?");
        dumb.Type("n\r");
        (await dumb.EndAsync()).ShouldBe(ExitCodes.Refused);
        await using PseudoTerminal piped = PseudoTerminal.StartPiped(shop.Store, "terminate", "ask-2");
        await piped.WaitForAsync("Terminate run ask-2?");

        piped.Type("y\r");

        (await piped.EndAsync()).ShouldBe(ExitCodes.Done, piped.Text);
        await new WorkflowCommand(shop.Store).WatchUntilAsync("ask-2", "cancelled");
    }

    private PseudoTerminal Start(params string[] arguments) => PseudoTerminal.Start(shop.Store, null, arguments);
}
