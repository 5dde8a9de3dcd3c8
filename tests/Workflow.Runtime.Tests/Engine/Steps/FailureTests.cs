using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Steps;

public class FailureTests
{
    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task An_exception_of_the_user_arrives_whole(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), new Diary(), mode);
        WorkflowHandle<string> run = await host.Client.StartPayingAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe("declined|51|FormatException: bad digit|pay 2");
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task An_exception_that_cannot_be_rebuilt_arrives_as_a_stand_in(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), new Diary(), mode);
        WorkflowHandle<string> run = await host.Client.StartStrangeAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe($"{typeof(StepFlows).FullName}+HiddenException|secret|unheard 1");
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task An_exception_that_escapes_a_step_and_the_body_ends_the_run(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), new Diary(), mode);
        WorkflowHandle run = await host.Client.StartEscapingAsync();
        WorkflowFailedException failure = await run.FailureAsync();
        failure.Status.ShouldBe(RunStatus.Failed);
        failure.ErrorType.ShouldBe(typeof(CardDeclinedException).FullName);
        failure.InnerException.ShouldBeOfType<CardDeclinedException>().Code.ShouldBe("51");
    }

    [Fact]
    public async Task An_exception_that_no_catch_names_is_rebuilt_for_whoever_waits()
    {
        await using WorkflowTestHost host = Hosts.Make(w => w.AddStepFlows(), new Diary());
        WorkflowHandle run = await host.Client.StartThrowingAsync();
        UncaughtException error = (await run.FailureAsync()).InnerException.ShouldBeOfType<UncaughtException>();
        error.Number.ShouldBe(7);
        error.InnerException.ShouldBeOfType<FormatException>().Message.ShouldBe("beneath");
    }
}
