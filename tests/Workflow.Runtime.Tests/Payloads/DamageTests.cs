using System.Text;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Payloads;

/// <summary>What the store keeps is changed at random: a run may be suspended by it, but never goes on with another value.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Damaged_data_is_never_decoded_to_another_value()
    {
        Random random = new(1);
        PayloadChain chain = new(Keys.Codecs(Keys.Spring), []);
        PayloadContext place = new(PayloadKind.Result) { RunId = "order-17" };
        byte[] data = Encoding.UTF8.GetBytes($$"""{"format":1,"body":"{{new string('x', 200)}}"}""");
        int undecodable = 0;
        for (int i = 0; i < 20_000; i++)
        {
            ReadOnlyMemory<byte> found = chain.Decode(Damage(chain.Encode(data, place, "memory"), random), place);
            if (Undecodable.ReasonOf(found.Span) is not null) undecodable++;
            else found.ToArray().ShouldBe(data, $"round {i}");
        }

        // Some changes say the same in other letters: an escape, a bit of base64 that counts for nothing.
        undecodable.ShouldBeGreaterThan(19_000);
    }

    [Theory]
    [InlineData(ResumeMode.FromSnapshot)]
    [InlineData(ResumeMode.FromReplay)]
    public async Task A_run_whose_stored_data_is_damaged_ends_with_its_own_result_or_is_suspended(ResumeMode mode)
    {
        (int completed, int blocked) = (0, 0);
        for (int seed = 0; seed < 40; seed++)
        {
            DamagingStore store = new(seed);
            await using WorkflowTestHost host = Hosts.Make(
                w => w.AddSecretFlows().UsePayloadCodecs(Keys.Codecs(Keys.Spring)), mode: mode, store: store);
            WorkflowHandle<string> run = await host.Client.StartKeepAsync("17", new StartOptions { Id = "order-17" });
            // While somebody waits, time passes.
            Task<string> result = run.GetResultAsync();
            RunRecord end = await store.UntilAsync("order-17", static each => each.BlockedReason is not null || each.Status.IsTerminal());
            if (end.BlockedReason is null)
            {
                (await result.Guarded()).ShouldBe("17!!", $"seed {seed}");
                completed++;
            }
            else
            {
                blocked++;
            }
        }

        // A test that always sees the same of the two would miss the other.
        (completed > 0, blocked > 0).ShouldBe((true, true), $"{completed} completed, {blocked} blocked");
    }

    private static ReadOnlyMemory<byte> Damage(ReadOnlyMemory<byte> data, Random random)
    {
        byte[] damaged = data.ToArray();
        switch (random.Next(4))
        {
            case 0: return damaged.AsMemory(0, random.Next(1, damaged.Length));
            case 1: damaged[random.Next(damaged.Length)] = (byte)random.Next(256); break;
            case 2: damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8)); break;
            default: damaged.AsSpan(random.Next(20, damaged.Length)).Fill((byte)'A'); break;
        }

        return damaged;
    }

    /// <summary>Damages one piece in five, each in the same way whenever it is read.</summary>
    private sealed class DamagingStore(int seed) : StoreWrapper
    {
        public override async Task<IReadOnlyList<EventRecord>> ReadEventsAsync(string runId, long afterSequence, int limit, CancellationToken cancellationToken) =>
        [
            .. (await base.ReadEventsAsync(runId, afterSequence, limit, cancellationToken))
                .Select(entry => entry with { Data = Perhaps(entry.Data, (int)entry.Sequence) }),
        ];

        public override async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
            await base.ReadSnapshotAsync(runId, cancellationToken) is { } snapshot ? snapshot with { Data = Perhaps(snapshot.Data, 1000) } : null;

        private ReadOnlyMemory<byte> Perhaps(ReadOnlyMemory<byte> data, int piece)
        {
            Random random = new(seed * 10_000 + piece);
            return random.Next(5) == 0 ? Damage(data, random) : data;
        }
    }
}
