using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Engine.Snapshots;

public class UnusableSnapshotTests
{
    [Fact]
    public async Task A_run_whose_snapshot_cannot_be_used_is_replayed_although_a_service_is_disposed_of_asynchronously_only()
    {
        TornSnapshots store = new();
        string id;
        await using (ServiceProvider first = await PlainHosts.StartAsync(store, AddConnectionFlows))
        {
            id = (await first.GetRequiredService<WorkflowClient>().StartWaitWithConnectionAsync()).RunId;
            await store.UntilAsync(id, static each => each is { LastSequence: 2, Owner: null });
        }

        await using ServiceProvider second = await PlainHosts.StartAsync(store, AddConnectionFlows);
        WorkflowHandle<int> run = second.GetRequiredService<WorkflowClient>().GetHandle<int>(id);
        await run.SignalAsync("go", 7);

        RunRecord record = await store.UntilAsync(id, static each => each.BlockedReason is not null || each.Status.IsTerminal());
        record.BlockedReason.ShouldBeNull();
        (await run.GetResultAsync().Guarded()).ShouldBe(7);
    }

    private static void AddConnectionFlows(WorkflowsBuilder builder) => builder.AddConnectionFlows().Services.AddScoped<Connection>();

    /// <summary>Snapshots lack the variables of their frames.</summary>
    private sealed class TornSnapshots : StoreWrapper
    {
        public override async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken)
        {
            if (await base.ReadSnapshotAsync(runId, cancellationToken) is not { } snapshot) return null;
            string text = Encoding.UTF8.GetString(snapshot.Data.Span);
            return snapshot with { Data = Encoding.UTF8.GetBytes(text[..text.IndexOf("\"locals\"", StringComparison.Ordinal)] + "\"locals\":[]}") };
        }
    }
}
