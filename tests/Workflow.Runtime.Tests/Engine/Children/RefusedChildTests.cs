using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Children;

/// <summary>A run that has the id that another one wanted for its child is none of that one's business.</summary>
public class RefusedChildTests
{
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ParentClosePolicy.Cancel, Farewell.Return)]
    [InlineData(ParentClosePolicy.Terminate, Farewell.Return)]
    [InlineData(ParentClosePolicy.Cancel, Farewell.BeginAnew)]
    [InlineData(ParentClosePolicy.Terminate, Farewell.BeginAnew)]
    [InlineData(ParentClosePolicy.Cancel, Farewell.CancelTheChild)]
    public async Task It_goes_on_when_that_run_gives_its_child_up(ParentClosePolicy policy, Farewell farewell)
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> stranger = await StartStrangerAsync(host);

        (await (await host.Client.StartLeavingAtOnceAsync("taken", policy, farewell)).GetResultAsync().Guarded()).ShouldBe("left");

        await GoesOnAsync(stranger);
    }

    [Fact]
    public async Task It_goes_on_when_that_run_is_terminated_before_it_hears_of_the_refusal()
    {
        await using WorkflowTestHost host = Host();
        WorkflowHandle<string> stranger = await StartStrangerAsync(host);

        await TerminateAtTheStartOfTheChildAsync(host);

        await GoesOnAsync(stranger);
    }

    [Fact]
    public async Task That_run_hears_of_the_refusal_once_it_is_restarted()
    {
        await using WorkflowTestHost host = Host();
        await StartStrangerAsync(host);
        WorkflowHandle<string> run = await TerminateAtTheStartOfTheChildAsync(host);

        await run.RestartAsync();

        (await run.FailureAsync()).ErrorType.ShouldContain(nameof(RunAlreadyExistsException));
    }

    private WorkflowTestHost Host() => Hosts.Make(w => w.AddFamilyFlows().AddChildFlows(), new Diary(), store: _store);

    private static Task<WorkflowHandle<string>> StartStrangerAsync(WorkflowTestHost host) => host.Client.StartWaitingAsync(new StartOptions { Id = "taken" });

    private static async Task GoesOnAsync(WorkflowHandle<string> run)
    {
        await run.SignalAsync("go", "went");
        (await run.GetResultAsync().Guarded()).ShouldBe("went");
    }

    /// <summary>The order is in the run's inbox before the refusal is.</summary>
    private async Task<WorkflowHandle<string>> TerminateAtTheStartOfTheChildAsync(WorkflowTestHost host)
    {
        _store.AroundWrite = async (writes, apply) =>
        {
            if (writes.OfType<CommitRun>().FirstOrDefault(static commit => commit.NewChildren.Count > 0) is { } commit)
            {
                _store.AroundWrite = null;
                await _store.WriteAsync([new DeliverMessage(commit.RunId, InboxMessageKinds.Terminate, "{}"u8.ToArray(), commit.Now)], CancellationToken.None);
            }

            return await apply();
        };
        WorkflowHandle<string> run = await host.Client.StartSupervisingAsync("taken");
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
        return run;
    }
}
