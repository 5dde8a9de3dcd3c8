using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class PayloadLimitTests
{
    private readonly Diary _diary = new();
    private readonly StoreWrapper _store = new();

    [Fact]
    public async Task An_input_above_the_limit_is_refused_and_nothing_is_created()
    {
        await using WorkflowTestHost host = Host();
        WorkflowValueException error = await Should.ThrowAsync<WorkflowValueException>(
            () => host.Client.StartEnlargeAsync(new string('x', 2000), 1, new StartOptions { Id = "order-17" }));
        error.Message.ShouldBe(
            "Workflow 'enlarge', its input: 2,020 bytes of JSON are more than the limit of 1,000. Keep large data in a file or a store of its own and pass its "
            + "address, or raise WorkerOptions.MaxPayloadBytes.");
        await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("order-17").DescribeAsync());
    }

    [Fact]
    public async Task Values_up_to_the_limit_are_carried()
    {
        await using WorkflowTestHost host = Host();
        (await (await host.Client.StartEnlargeAsync("x", 900)).GetResultAsync().Guarded()).Length.ShouldBe(900);
    }

    [Fact]
    public async Task A_step_result_above_the_limit_fails_the_step_which_is_not_tried_again()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> run = await host.Client.StartEnlargeAsync("x", 2000);
        (await run.FailureAsync()).Message.ShouldContain("Workflow 'enlarge', the result of step 'enlarge': 2,002 bytes of JSON are more than the limit of 1,000.");
        _diary.Lines.ShouldBe(["enlarge 2000"]);
        (await run.EventsAsync("step_retrying")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_result_above_the_limit_fails_the_run()
    {
        await using WorkflowTestHost host = Host();
        WorkflowFailedException error = await (await host.Client.StartAmassAsync(3)).FailureAsync();
        error.Message.ShouldContain("Workflow 'amass', its result: 1,202 bytes of JSON are more than the limit of 1,000.");
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task Arguments_above_the_limit_fail_the_call_and_the_step_never_begins(ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(mode);
        (await (await host.Client.StartFillAsync(2000)).GetResultAsync().Guarded()).ShouldBe(
            "fill|measure|Workflow 'fill', the arguments of step 'measure': 2,011 bytes of JSON are more than the limit of 1,000.");
        _diary.Lines.ShouldBe(["note"]);
    }

    [Fact]
    public async Task A_call_that_was_refused_stays_refused_when_the_limit_is_raised()
    {
        string id;
        await using (WorkflowTestHost host = Host(ResumeMode.FromReplay))
        {
            id = (await host.Client.StartFillAsync(2000)).RunId;
            await _store.UntilAsync(id, run => run.WakeAt > Hosts.Start.AddMinutes(30));
        }

        await using WorkflowTestHost raised = Host(ResumeMode.FromReplay, 10_000);
        (await raised.Client.GetHandle<string>(id).GetResultAsync().Guarded()).ShouldContain("more than the limit of 1,000");
    }

    [Fact]
    public async Task A_call_that_was_made_stays_made_when_the_limit_is_lowered()
    {
        string id;
        await using (WorkflowTestHost host = Host(ResumeMode.FromReplay, 10_000))
        {
            id = (await host.Client.StartFillAsync(2000)).RunId;
            await _store.UntilAsync(id, run => run.WakeAt > Hosts.Start.AddMinutes(30));
        }

        await using WorkflowTestHost lowered = Host(ResumeMode.FromReplay, 100);
        (await lowered.Client.GetHandle<string>(id).GetResultAsync().Guarded()).ShouldBe("2000");
    }

    [Fact]
    public void A_limit_of_nothing_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Hosts.Make(w => w.AddLargeFlows().ConfigureWorker(o => o.MaxPayloadBytes = 0), _diary));

    private WorkflowTestHost Host(ResumeMode mode = ResumeMode.Live, int limit = 1000) =>
        Hosts.Make(w => w.AddLargeFlows().ConfigureWorker(o => o.MaxPayloadBytes = limit), _diary, mode, _store);
}
