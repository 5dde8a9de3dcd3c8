using System.Text.Json;
using Workflow.Runtime;
using Workflow.Runtime.Compiled;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Messages;

public sealed record Item(string Name, int Count);

public partial class SignalFlows
{
    [Workflow]
    public async partial Task<string> CollectItems(int wanted)
    {
        List<string> seen = [];
        while (seen.Count < wanted)
        {
            Item item = await Durable.WaitForSignal<Item>("item");
            seen.Add(await Store($"{item.Count} {item.Name}"));
        }

        return string.Join(", ", seen);
    }

    [Workflow]
    public async partial Task<string> StepFirst()
    {
        await Durable.Delay("1h");
        Item item = await Durable.WaitForSignal<Item>("item");
        await Durable.WaitForSignal<NoResult>("done");
        return item.Name;
    }

    [Workflow]
    public async partial Task<string> WaitAtMostAnHour()
    {
        int missed = 0;
        while (true)
        {
            try
            {
                Item item = await Durable.WaitForSignal<Item>("item", TimeSpan.FromHours(1));
                return $"{item.Name} after {missed}";
            }
            catch (TimeoutException)
            {
                missed++;
                await Store("missed");
            }
        }
    }

    [Workflow]
    public async partial Task<string> TwoNames()
    {
        Task<Item> apples = Durable.WaitForSignal<Item>("apples");
        Task<Item> pears = Durable.WaitForSignal<Item>("pears");
        Item[] both = await Task.WhenAll(apples, pears);
        return string.Join(",", both.Select(each => each.Count));
    }

    [Step]
    private static partial Task<string> Store(string text) => Task.FromResult(text);
}

public class SignalTests
{
    [Theory, ClassData(typeof(EveryMode))]
    public async Task Signals_are_taken_in_the_order_in_which_they_were_sent(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartCollectItemsAsync(20);

        for (int i = 1; i <= 20; i++) (await run.SignalAsync("item", new Item("apple", i))).ShouldBeTrue();

        (await run.GetResultAsync().SoonAsync()).ShouldBe(string.Join(", ", Enumerable.Range(1, 20).Select(i => $"{i} apple")));
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Signals_that_come_before_anybody_waits_are_kept(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartStepFirstAsync();

        await run.SignalAsync("done");
        await run.SignalAsync("item", JsonElement.Parse("""{ "Name": "early", "Count": 1 }"""));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("early");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_wait_that_timed_out_takes_no_signal_any_more(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartWaitAtMostAnHourAsync();
        await host.WaitForSignalAsync("item").SoonAsync();
        await host.Time.AdvanceAsync("150m");

        await run.SignalAsync("item", new Item("late", 1));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("late after 2");
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Each_name_has_an_order_of_its_own(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartTwoNamesAsync();

        await run.SignalAsync("pears", new Item("pear", 2));
        await run.SignalAsync("apples", new Item("apple", 1));

        (await run.GetResultAsync().SoonAsync()).ShouldBe("1,2");
    }

    [Fact]
    public async Task A_run_that_has_ended_takes_no_signals_and_says_so()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartCollectItemsAsync(0);
        await run.GetResultAsync().SoonAsync();

        (await run.SignalAsync("item", new Item("late", 1))).ShouldBeFalse();
        await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("nobody").SignalAsync("item", new Item("late", 1)));
    }

    [Fact]
    public async Task A_type_that_no_workflow_names_is_refused_where_it_is_sent()
    {
        await using WorkflowTestHost host = Hosts.Create(ResumeMode.Live, w => w.AddSignalFlows());
        WorkflowHandle<string> run = await host.Client.StartCollectItemsAsync(1);

        (await Should.ThrowAsync<InvalidOperationException>(() => run.SignalAsync("item", new Version(1, 2)))).Message.ShouldContain("System.Version");
        await run.SignalAsync("item", new Item("apple", 1));
        await run.GetResultAsync().SoonAsync();
    }
}
