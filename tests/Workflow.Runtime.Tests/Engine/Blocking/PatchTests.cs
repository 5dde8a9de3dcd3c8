using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Blocking;

public class PatchTests
{
    private static readonly StepDescriptor<int, int> Add = HandMade.Step("add");
    private static readonly StepDescriptor<int, int> Check = HandMade.Step("check");
    private readonly StoreWrapper _store = new();

    private static async Task<int> Before(WorkflowContext context, int number)
    {
        number = await context.CallStep(Add, number);
        await Durable.Delay("1h");
        return await context.CallStep(Add, number);
    }

    private static async Task<int> WithGuard(WorkflowContext context, int number)
    {
        if (Durable.Patched("check-first")) await context.CallStep(Check, number);
        number = await context.CallStep(Add, number);
        await Durable.Delay("1h");
        if (Durable.Patched("check-first")) await context.CallStep(Check, number);
        return await context.CallStep(Add, number);
    }

    private static async Task<int> After(WorkflowContext context, int number)
    {
        await context.CallStep(Check, number);
        number = await context.CallStep(Add, number);
        await Durable.Delay("1h");
        await context.CallStep(Check, number);
        return await context.CallStep(Add, number);
    }

    private static async Task<int> Later(WorkflowContext context, int number)
    {
        number = await context.CallStep(Add, number);
        await Durable.Delay("1h");
        if (Durable.Patched("check-later")) await context.CallStep(Check, number);
        return await context.CallStep(Add, number);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_run_that_is_past_the_change_goes_on_as_before_also_where_the_change_is_asked_for_again(ResumeMode mode)
    {
        string id = await BeginAsync(Before, mode);
        (await EndAsync(id, WithGuard, mode)).ShouldBe(["add", "add"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_run_that_has_not_come_to_the_change_takes_it(ResumeMode mode)
    {
        string id = await BeginAsync(Before, mode);
        (await EndAsync(id, Later, mode)).ShouldBe(["add", "check", "add"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_new_run_takes_the_change_and_keeps_it(ResumeMode mode)
    {
        string id = await BeginAsync(WithGuard, mode);
        (await EndAsync(id, WithGuard, mode)).ShouldBe(["check", "add", "check", "add"]);
    }

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task Code_without_the_guard_goes_on_with_runs_that_took_the_change(ResumeMode mode)
    {
        string id = await BeginAsync(WithGuard, mode);
        (await EndAsync(id, After, mode)).ShouldBe(["check", "add", "check", "add"]);
    }

    [Fact]
    public void An_id_that_cannot_be_one_is_refused()
    {
        Should.Throw<ArgumentException>(() => Durable.Patched("check first")).Message.ShouldContain("' '");
        Should.Throw<ArgumentException>(() => Durable.Patched(""));
        Should.Throw<InvalidOperationException>(() => Durable.Patched("check-first"));
    }

    private async Task<string> BeginAsync(Func<WorkflowContext, int, Task<int>> body, ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(body, mode, TimeSpan.Zero);
        string id = (await host.Client.StartAsync<int, int>("counting", "1.0.0", 1)).RunId;
        await host.Time.AdvanceAsync("1m");
        return id;
    }

    /// <summary>The steps that the run has called when it has ended.</summary>
    private async Task<IEnumerable<string?>> EndAsync(string id, Func<WorkflowContext, int, Task<int>> body, ResumeMode mode)
    {
        await using WorkflowTestHost host = Host(body, mode, TimeSpan.FromHours(2));
        await host.Client.GetHandle<int>(id).GetResultAsync().Guarded();
        return (await host.Client.GetHandle(id).EventsAsync("step_started")).Select(static each => each.Data.GetProperty("step").GetString());
    }

    private WorkflowTestHost Host(Func<WorkflowContext, int, Task<int>> body, ResumeMode mode, TimeSpan later) => Hosts.Make(
        w => w.AddStep(Add).AddStep(Check).AddWorkflow(HandMade.Workflow(body.Method.Name, (context, number) => body(context, number))), null, mode, _store, Hosts.Start + later);
}
