using Workflow.Runtime;
using Workflow.Testing.Tests.Kit;

namespace Workflow.Testing.Tests.Values;

public partial class RecordedFlows
{
    [Workflow]
    public async partial Task<bool> TimeStaysTheSame()
    {
        DateTimeOffset before = Durable.UtcNow;
        string seen = await Show(before);
        await Durable.Delay("1h");
        return seen == before.ToString("O") && Durable.UtcNow - before == TimeSpan.FromHours(1);
    }

    [Workflow]
    public async partial Task<bool> IdStaysTheSame()
    {
        Guid one = Durable.NewGuid(), two = Durable.NewGuid();
        string seen = await ShowId(one);
        await Durable.Delay("1h");
        return one != two && seen == one.ToString();
    }

    [Workflow]
    public async partial Task<bool> NumbersStayTheSame()
    {
        int one = Durable.Random.Next();
        int seen = await Echo(one);
        int two = Durable.Random.Next();
        int seenLater = await Echo(two);
        return one == seen && two == seenLater && one != two;
    }

#pragma warning disable WFL4003 // That the answer stays the same is what this shows.
    [Workflow]
    public async partial Task<bool> ChangesStayTaken()
    {
        bool first = Durable.Patched("first");
        int between = await Echo(1);
        await Durable.Delay("1h");
        bool again = Durable.Patched("first");
        bool second = Durable.Patched("second");
        await Echo(between);
        return first && again && second && Durable.Patched("second");
    }
#pragma warning restore WFL4003

    [Step]
    private partial Task<string> Show(DateTimeOffset time) => Task.FromResult(time.ToString("O"));

    [Step]
    private partial Task<string> ShowId(Guid id) => Task.FromResult(id.ToString());

    [Step]
    private partial Task<int> Echo(int n) => Task.FromResult(n);
}

public class RecordedValueTests
{
    private readonly RecordedFlows _plain = new();

    [Theory, ClassData(typeof(EveryMode))]
    public async Task The_time_that_a_body_saw_does_not_change(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddRecordedFlows());
        (await host.Client.StartTimeStaysTheSameAsync().ResultAsync()).ShouldBeTrue();
        (await host.RunPlainAsync(() => _plain.TimeStaysTheSame())).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task A_change_that_a_run_took_stays_taken(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddRecordedFlows());
        WorkflowHandle<bool> run = await host.Client.StartChangesStayTakenAsync();
        (await run.GetResultAsync()).ShouldBeTrue();
        List<string> patches = [];
        await foreach (RunEvent each in run.GetEventsAsync())
            if (each.Type == "value_recorded") patches.Add(each.Data.GetProperty("value").GetString()!);
        patches.ShouldBe(["first", "second"]);
        (await host.RunPlainAsync(() => _plain.ChangesStayTaken())).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task An_identifier_that_a_body_made_does_not_change(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddRecordedFlows());
        (await host.Client.StartIdStaysTheSameAsync().ResultAsync()).ShouldBeTrue();
        (await host.RunPlainAsync(() => _plain.IdStaysTheSame())).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(EveryMode))]
    public async Task Random_numbers_that_a_body_drew_do_not_change(ResumeMode mode)
    {
        await using WorkflowTestHost host = Hosts.Create(mode, w => w.AddRecordedFlows());
        (await host.Client.StartNumbersStayTheSameAsync().ResultAsync()).ShouldBeTrue();
        (await host.RunPlainAsync(() => _plain.NumbersStayTheSame())).ShouldBeTrue();
    }
}
