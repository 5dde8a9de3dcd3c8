using Workflow.Runtime.Tests.Engine.Definitions;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Engine.Deleting;

public class DeletionTests
{
    [Fact]
    public async Task Old_runs_are_deleted_and_their_ids_can_be_used_again()
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddDefinitionFlows());
        StartOptions options = new() { Id = "order-17" };
        await (await host.Client.StartParcelingAsync("Ada", [1], null, options)).GetResultAsync().Guarded();
        (await host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1))).ShouldBe(1);
        await Should.ThrowAsync<RunNotFoundException>(() => host.Client.GetHandle("order-17").DescribeAsync());
        (await (await host.Client.StartParcelingAsync("Bob", [2], null, options)).GetResultAsync().Guarded()).ShouldBe("Bob: 2, floor 0");
    }

    [Fact]
    public async Task Progress_is_told_after_each_batch()
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddDefinitionFlows());
        foreach (WorkflowHandle<string> run in await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => host.Client.StartBillingNewAsync()))) await run.GetResultAsync().Guarded();
        Told told = new();
        (await host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1), told)).ShouldBe(120);
        told.All.ShouldBe([50, 100, 120]);
    }

    [Fact]
    public async Task A_deletion_that_is_given_up_can_be_made_again()
    {
        await using WorkflowTestHost host = Hosts.Make(builder => builder.AddDefinitionFlows());
        foreach (WorkflowHandle<string> run in await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => host.Client.StartBillingNewAsync()))) await run.GetResultAsync().Guarded();
        using CancellationTokenSource source = new();
        Told told = new() { Then = source.Cancel };
        await Should.ThrowAsync<OperationCanceledException>(() => host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1), told, source.Token));
        (await host.Client.DeleteRunsAsync(Hosts.Start.AddDays(1))).ShouldBe(10);
    }

    /// <summary>Told on the caller's own thread.</summary>
    private sealed class Told : IProgress<int>
    {
        public List<int> All { get; } = [];

        public Action? Then { get; init; }

        public void Report(int value)
        {
            All.Add(value);
            Then?.Invoke();
        }
    }
}
