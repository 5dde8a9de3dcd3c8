using Workflow.Cli.Tests.Kit;

namespace Workflow.Cli.Tests.Pipes;

public sealed class StartTests(ShopProcess shop) : IClassFixture<ShopProcess>
{
    private readonly WorkflowCommand _cli = new(shop.Store);

    [Fact]
    public async Task A_run_is_started_by_name_and_executed_by_the_other_process()
    {
        (await _cli.PrintAsync("start", "change_address", "--input", """{"order":"start-1"}""", "--id", "start-1", "--tag", "customer=acme")).ShouldBe("start-1\n");

        await _cli.WatchUntilAsync("start-1", "signal address");
        (await _cli.PrintAsync("ps", "--tag", "customer=acme")).ShouldContain("start-1");
    }

    [Fact]
    public async Task Waiting_prints_the_result()
    {
        await _cli.PrintAsync("start", "change_address", "--input", """{"order":"start-2"}""", "--id", "start-2");
        await _cli.PrintAsync("signal", "start-2", "address", "\"Graz\"");

        (await _cli.PrintAsync("start", "change_address", "--input", """{"order":"start-2"}""", "--id", "start-2", "--wait"))
            .ShouldBe("start-2\n\"start-2 goes to Graz (payment-start-2)\"\n");
    }

    [Fact]
    public async Task Waiting_for_a_run_that_fails_fails()
    {
        Answer answer = await _cli.RunAsync("start", "fail_fast", "--input", """{"order":"start-3"}""", "--id", "start-3", "--wait");

        answer.ExitCode.ShouldBe(ExitCodes.Failed);
        answer.Errors.ShouldContain("There is no order start-3.");
        answer.Errors.ShouldContain("hint: 'workflow history start-3'");
    }

    [Fact]
    public async Task An_id_that_another_run_has_is_refused()
    {
        await _cli.PrintAsync("start", "nap", "--input", """{"duration":"3d"}""", "--id", "start-4");

        (await _cli.RunAsync("start", "nap", "--input", """{"duration":"4d"}""", "--id", "start-4")).ExitCode.ShouldBe(ExitCodes.Refused);
    }

    [Fact]
    public async Task An_unknown_workflow_is_not_found_and_an_unknown_parameter_is_refused()
    {
        Answer unknown = await _cli.RunAsync("start", "dance");
        Answer misfit = await _cli.RunAsync("start", "nap", "--input", """{"length":"3d"}""");

        unknown.ExitCode.ShouldBe(ExitCodes.NotFound);
        unknown.Errors.ShouldContain("change_address 1.0.0");
        misfit.ExitCode.ShouldBe(ExitCodes.Usage);
        misfit.Errors.ShouldContain("duration");
    }
}
