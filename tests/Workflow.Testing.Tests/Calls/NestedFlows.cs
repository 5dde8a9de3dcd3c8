using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Calls;

internal sealed class Depot(Tally tally)
{
    public int Take(int count)
    {
        tally.Add($"take {count}");
        return count;
    }
}

public partial class Warehouse(IServiceProvider services)
{
    [Step]
    public partial Task<int> Reserve(int count) =>
        Task.FromResult(((Depot)services.GetService(typeof(Depot))!).Take(count));
}

public partial class NestedFlows(Warehouse warehouse)
{
    [Workflow]
    public async partial Task<int> Outer(int n)
    {
        List<int> shared = [n];
        await Inner(shared);
        return shared.Sum();
    }

    [Workflow]
    public async partial Task<int> Inner(List<int> numbers)
    {
        numbers.Add(await Negate(numbers[0] - 1));
        return numbers.Count;
    }

    [Workflow]
    public async partial Task<int> ReserveBoth(int n) => await warehouse.Reserve(n) + await warehouse.Reserve(n + 1);

    [Workflow]
    public async partial Task<bool> StepSeesScope() => await LookForScope();

    [Step]
    private partial Task<int> Negate(int n) => Task.FromResult(-n);

    [Step]
    private partial Task<bool> LookForScope() => Task.FromResult(DurableScope.Current is not null);
}

public class NestedTests
{
    private static void Configure(WorkflowsBuilder w)
    {
        w.AddNestedFlows();
        w.Services.Add(new(typeof(Tally), new Tally()));
        w.Services.Add(new(typeof(Depot), typeof(Depot), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Transient));
        w.Services.Add(new(typeof(Warehouse), typeof(Warehouse), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Scoped));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_nested_workflow_gets_references_as_in_plain_code(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, Configure);
        int result = await host.Client.StartOuterAsync(5).ResultAsync();
        result.ShouldBe(1);
        result.ShouldBe(await host.RunPlainAsync(() => new NestedFlows(new Warehouse(host.Services)).Outer(5)));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_nested_workflow_has_no_run_of_its_own(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, Configure);
        WorkflowHandle<int> run = await host.Client.StartOuterAsync(5);
        await run.GetResultAsync().SoonAsync();
        (await run.CountAsync("workflow_started")).ShouldBe(1);
        (await run.CountAsync("step_started")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Steps_of_an_injected_class_are_executed_once_each(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, Configure);
        (await host.Client.StartReserveBothAsync(3).ResultAsync()).ShouldBe(7);
        ((Tally)host.Services.GetService(typeof(Tally))!).Entries.ShouldBe(["take 3", "take 4"]);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_step_does_not_see_the_scope_of_its_workflow(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, Configure);
        (await host.Client.StartStepSeesScopeAsync().ResultAsync()).ShouldBeFalse();
    }
}
