using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Children;

public sealed class SoldOutException(string product) : Exception($"There is no {product}.")
{
    public string Product { get; } = product;
}

public partial class ChildFlows(ParcelFlows parcels)
{
    [Workflow]
    public async partial Task<string> ShipAll(string[] products)
    {
        List<ChildHandle<string>> children = [];
        foreach (string product in products) children.Add(await parcels.StartShipParcelChildAsync(product));
        string[] shipped = await Task.WhenAll(children.Select(each => each.Completed));
        return string.Join(", ", shipped);
    }

    [Workflow]
    public async partial Task<string> ShipOne(string product)
    {
        ChildHandle<string> child = await parcels.StartShipParcelChildAsync(product, new ChildOptions { Id = "parcel-1" });
        try
        {
            return await child.Completed;
        }
        catch (SoldOutException problem)
        {
            return $"no {problem.Product} in {child.RunId}";
        }
        catch (RunAlreadyExistsException problem)
        {
            return $"{problem.RunId} is taken";
        }
        catch (ChildRunException problem)
        {
            return $"{problem.RunId} {problem.Status}";
        }
    }

    [Workflow]
    public async partial Task<string> ShipTooMuch()
    {
        try
        {
            await parcels.StartShipParcelChildAsync(new string('x', 400));
            return "started";
        }
        catch (WorkflowValueException)
        {
            await Durable.Delay("1m");
            return "refused";
        }
    }

    [Workflow]
    public async partial Task<string> StartAndLeave(ParentClosePolicy policy)
    {
        ChildHandle<string> child = await parcels.StartWaitForeverChildAsync(new ChildOptions { OnParentClose = policy });
        await Durable.Delay("1h");
        return child.RunId;
    }

    [Workflow]
    public async partial Task<string> GiveUpTheChild()
    {
        DurableCancellation patience = Durable.CreateCancellation();
        ChildHandle<string> child = await parcels.StartWaitForeverChildAsync(cancellationToken: patience.Token);
        await Durable.Delay("1h");
        patience.Cancel();
        try
        {
            return await child.Completed;
        }
        catch (OperationCanceledException)
        {
            await Durable.Delay("1h");
            return $"gave up {child.RunId}";
        }
    }

    [Workflow]
    public static async partial Task<int> CountDown(int from, int[] seen)
    {
        int next = await Decrease(from);
        if (next == 0) return seen.Length;
        return await ContinueCountDownAsNew(next, [.. seen, next]);
    }

    [Workflow]
    public async partial Task<string> GatherForever(string sofar)
    {
        for (int i = 0; i < 3; i++)
        {
            string next = await Durable.WaitForSignal<string>("letter");
            if (next == "end") return sofar;
            sofar += next;
        }

        return await this.ContinueGatherForeverAsNew(sofar + "|");
    }

    [Step]
    private static partial Task<int> Decrease(int n) => Task.FromResult(n - 1);
}

public partial class ParcelFlows
{
    [Workflow]
    public async partial Task<string> ShipParcel(string product)
    {
        await Durable.Delay("10m");
        return await WrapParcel(product);
    }

    [Workflow]
    public async partial Task<string> WaitForever()
    {
        try
        {
            await Durable.WaitForSignal<string>("never");
            return "never";
        }
        catch (OperationCanceledException)
        {
            await WrapParcel("undone");
            throw;
        }
    }

    internal static bool IsSoldOut { get; set; }

    [Step(MaxRetries = 0)]
    private static partial Task<string> WrapParcel(string product) =>
        product == "unicorn" || product == "rarities" && IsSoldOut ? throw new SoldOutException(product) : Task.FromResult($"a parcel of {product}");
}

public class ChildTests
{
    private static WorkflowTestHost Create(ResumeMode mode) => Hosts.Create(mode, w => w.AddChildFlows().AddParcelFlows());

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Children_run_at_once_and_give_their_results(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartShipAllAsync(["apples", "pears", "plums"]);

        (await run.GetResultAsync().SoonAsync()).ShouldBe("a parcel of apples, a parcel of pears, a parcel of plums");

        (await run.CountAsync("child_started")).ShouldBe(3);
        (await run.CountAsync("child_completed")).ShouldBe(3);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_failure_of_a_child_arrives_as_what_it_is(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);

        (await host.Client.StartShipOneAsync("unicorn").ResultAsync()).ShouldBe("no unicorn in parcel-1");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_child_whose_id_is_taken_is_refused(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        await host.Client.StartShipParcelAsync("apples", new() { Id = "parcel-1" });

        (await host.Client.StartShipOneAsync("pears").ResultAsync()).ShouldBe("parcel-1 is taken");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_child_that_is_terminated_fails_its_parents_wait(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartShipOneAsync("pears");
        WorkflowHandle child = host.Client.GetHandle("parcel-1");
        await UntilItIsThereAsync(child);

        await child.TerminateAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("parcel-1 Cancelled");
    }

    [Theory]
    [InlineData(ParentClosePolicy.Cancel, 1)]
    [InlineData(ParentClosePolicy.Terminate, 0)]
    public async Task Children_that_are_left_behind_end_as_they_were_told(ParentClosePolicy policy, int undone)
    {
        await using WorkflowTestHost host = Create(ResumeMode.Random);
        WorkflowHandle child = host.Client.GetHandle(await host.Client.StartStartAndLeaveAsync(policy).ResultAsync());

        (await Should.ThrowAsync<WorkflowFailedException>(() => child.GetResultAsync().SoonAsync())).Status.ShouldBe(RunStatus.Cancelled);

        (await child.CountAsync("step_completed")).ShouldBe(undone);
    }

    [Theory]
    [InlineData(ParentClosePolicy.Cancel, 1)]
    [InlineData(ParentClosePolicy.Terminate, 0)]
    public async Task Children_of_a_run_that_is_terminated_while_it_is_parked_are_told(ParentClosePolicy policy, int undone)
    {
        await using WorkflowTestHost host = Create(ResumeMode.FromSnapshot);
        WorkflowHandle<string> run = await host.Client.StartStartAndLeaveAsync(policy);
        await host.WaitForSignalAsync("never").SoonAsync();
        string childId = (await run.LogAsync()).Single(each => each.Type == "child_started").Data.GetProperty("run_id").GetString()!;

        await run.TerminateAsync();

        await Should.ThrowAsync<WorkflowFailedException>(() => host.Client.GetHandle(childId).GetResultAsync().SoonAsync());
        (await host.Client.GetHandle(childId).CountAsync("step_completed")).ShouldBe(undone);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_that_is_restarted_restarts_the_child_that_failed_it(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        ParcelFlows.IsSoldOut = true;
        WorkflowHandle<string> run = await host.Client.StartShipAllAsync(["apples", "rarities"]);
        await Should.ThrowAsync<WorkflowFailedException>(() => run.GetResultAsync().SoonAsync());

        ParcelFlows.IsSoldOut = false;
        await run.RestartAsync();

        (await run.GetResultAsync().SoonAsync()).ShouldBe("a parcel of apples, a parcel of rarities");
    }

    [Fact]
    public async Task A_child_that_is_abandoned_goes_on()
    {
        await using WorkflowTestHost host = Create(ResumeMode.Random);
        WorkflowHandle<string> child = host.Client.GetHandle<string>(await host.Client.StartStartAndLeaveAsync(ParentClosePolicy.Abandon).ResultAsync());

        await child.SignalAsync("never", "now");

        (await child.GetResultAsync().SoonAsync()).ShouldBe("never");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_child_is_cancelled_with_the_token_that_it_was_started_with(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartGiveUpTheChildAsync();
        string result = await run.GetResultAsync().SoonAsync();

        result.ShouldStartWith("gave up ");
        WorkflowHandle child = host.Client.GetHandle(result["gave up ".Length..]);
        await Should.ThrowAsync<WorkflowFailedException>(() => child.GetResultAsync().SoonAsync());
        (await child.StatusAsync()).ShouldBe(RunStatus.Cancelled);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_run_begins_anew_with_what_it_wants_and_an_empty_log(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<int> run = await host.Client.StartCountDownAsync(30, []);

        (await run.GetResultAsync().SoonAsync()).ShouldBe(29);

        (await run.CountAsync("continued_as_new")).ShouldBe(29);
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task No_signal_is_lost_when_a_run_begins_anew(ResumeMode mode)
    {
        await using WorkflowTestHost host = Create(mode);
        WorkflowHandle<string> run = await host.Client.StartGatherForeverAsync("");
        foreach (char letter in "abcdefghijklm") await run.SignalAsync("letter", letter.ToString());
        await run.SignalAsync("letter", "end");

        (await run.GetResultAsync().SoonAsync()).ShouldBe("abc|def|ghi|jkl|m");
    }

    private static async Task UntilItIsThereAsync(WorkflowHandle run)
    {
        for (int i = 0; i < 1000; i++, await Task.Delay(10))
        {
            try
            {
                await run.DescribeAsync();
                return;
            }
            catch (RunNotFoundException)
            {
                // Its parent has not started it yet.
            }
        }
    }
}
