using Workflow.Runtime;
using Workflow.Testing.Tests.Children;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Messages;

public class LimitTests
{
    [Fact]
    public async Task An_answer_and_a_signal_above_the_limit_are_refused_where_they_are_sent()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddHookFlows().AddSignalFlows().ConfigureWorker(o => o.MaxPayloadBytes = 300));
        WorkflowHandle<string> run = await host.Client.StartAskForApprovalAsync("a trip");
        string token = await host.WaitForHookAsync("approval").SoonAsync();

        (await Should.ThrowAsync<WorkflowValueException>(() => host.Client.AnswerHookAsync(token, new Approval(new string('x', 400), true)))).Message.ShouldContain("300");
        (await Should.ThrowAsync<WorkflowValueException>(() => run.SignalAsync("item", new Item(new string('x', 400), 1)))).Message.ShouldContain("Signal 'item'");

        await host.Client.AnswerHookAsync(token, new Approval("Ada", true));
        (await run.GetResultAsync().SoonAsync()).ShouldContain("Ada");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_child_whose_input_is_above_the_limit_is_not_started(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddChildFlows().AddParcelFlows().ConfigureWorker(o => o.MaxPayloadBytes = 300));
        WorkflowHandle<string> run = await host.Client.StartShipTooMuchAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("refused");

        List<RunDescription> all = [];
        await foreach (RunDescription each in host.Client.ListRunsAsync()) all.Add(each);
        all.ShouldHaveSingleItem();
    }
}
