using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Storage;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Faults;

public class UnreliableStoreTests
{
    private const int Lanes = 6;
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);
    private const int OfEach = 25;
    private static readonly Lazy<Task<int[]>> Plain = new(() => Work.RunPlainAsync(Work.Make(OfEach)));
    private readonly InMemoryWorkflowStore _truth = new();
    private readonly Witness _witness;

    public UnreliableStoreTests() => _witness = new Witness(_truth);

    public static TheoryData<int, ResumeMode> Seeds => new()
    {
        { 1, ResumeMode.Live }, { 2, ResumeMode.FromReplay }, { 3, ResumeMode.Random }, { 4, ResumeMode.FromReplay },
    };

    [Theory, MemberData(nameof(Seeds))]
    public async Task Every_run_ends_as_its_plain_body_does(int seed, ResumeMode mode)
    {
        UnreliableStore store = new(_truth, seed);
        await using WorkflowTestHost host = Host(store, mode, seed);
        await FinishAsync([host]);
        Work.Check(store.Faults);
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task Every_run_ends_as_its_plain_body_does_with_two_workers(int seed, ResumeMode mode)
    {
        UnreliableStore one = new(_truth, seed), two = new(_truth, seed + 100);
        await using WorkflowTestHost near = Host(one, mode, seed, "workflows", "steps");
        await using WorkflowTestHost far = Host(two, mode, seed + 100);
        await FinishAsync([near, far]);
        Work.Check(one.Faults);
        Work.Check(two.Faults);
    }

    private WorkflowTestHost Host(UnreliableStore store, ResumeMode mode, int seed, params string[] queues) => WorkflowTestHost.Create(
        w =>
        {
            w.Services.AddSingleton(_witness);
            w.AddFaultFlows().ConfigureWorker(o =>
            {
                if (queues.Length > 0) o.Queues = queues;
            });
        },
        new TestHostOptions { Resume = mode, Seed = seed, Store = () => store });

    private async Task FinishAsync(WorkflowTestHost[] hosts)
    {
        Work[] all = Work.Make(OfEach);
        int[] expected = await Plain.Value;
        await GuardedAsync(Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => StartAsync(all.Where((_, i) => i % Lanes == lane), hosts[lane % hosts.Length], _witness))));
        int[][] results = await GuardedAsync(Task.WhenAll(
            hosts.Select(host => Task.WhenAll(all.Select(each => each.ResultAsync(host.Client))))));
        foreach (int[] seen in results) seen.ShouldBe(expected);

        await LogRules.CheckAsync(_truth, all.Length + OfEach * Work.Children);
        _witness.Offences.ShouldBeEmpty();
    }

    private static async Task<bool> StartAsync(IEnumerable<Work> lane, WorkflowTestHost host, Witness witness)
    {
        foreach (Work each in lane) await each.StartAsync(host.Client, witness);
        return true;
    }

    private async Task<T> GuardedAsync<T>(Task<T> task)
    {
        try
        {
            return await task.WaitAsync(Guard);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(await LogRules.UnfinishedAsync(_truth));
        }
    }
}
