using System.Text;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Payloads;

/// <summary>Codecs and keys that change while runs are in flight.</summary>
public sealed class RotationTests
{
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task A_run_begun_under_one_key_ends_under_the_next(ResumeMode mode)
    {
        await ParkAsync(mode, Keys.Codecs(Keys.Spring, Keys.Summer));
        await FinishAsync(mode, Keys.Codecs(Keys.Summer, Keys.Spring), []);
        string[] keys = [.. (await StoredAsync()).Select(KeyOf)];
        keys[0].ShouldBe("spring");
        keys[^1].ShouldBe("summer");
    }

    [Fact]
    public async Task A_run_begun_in_the_clear_ends_encrypted()
    {
        await ParkAsync(ResumeMode.FromReplay, []);
        await FinishAsync(ResumeMode.FromReplay, Keys.Codecs(Keys.Summer), []);
        IReadOnlyList<EventRecord> stored = await StoredAsync();
        Encoding.UTF8.GetString(stored[0].Data.Span).ShouldContain("a secret");
        KeyOf(stored[^1]).ShouldBe("summer");
    }

    [Fact]
    public async Task A_run_begun_encrypted_ends_in_the_clear_while_the_codecs_are_still_listed()
    {
        await ParkAsync(ResumeMode.FromReplay, Keys.Codecs(Keys.Spring));
        await FinishAsync(ResumeMode.FromReplay, [], Keys.Codecs(Keys.Spring));
        Encoding.UTF8.GetString((await StoredAsync())[^1].Data.Span).ShouldContain("a secret!!");
    }

    [Fact]
    public async Task The_same_start_finds_its_run_whatever_key_it_was_begun_under()
    {
        await ParkAsync(ResumeMode.Live, Keys.Codecs(Keys.Spring));
        await using WorkflowTestHost host = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer, Keys.Spring), []);
        (await host.Client.StartKeepAsync("a secret", new StartOptions { Id = "order-17" })).RunId.ShouldBe("order-17");
        await Should.ThrowAsync<RunAlreadyExistsException>(() => host.Client.StartKeepAsync("another", new StartOptions { Id = "order-17" }));
    }

    [Fact]
    public async Task A_step_on_its_way_to_another_worker_and_back_is_encrypted()
    {
        await using WorkflowTestHost main = Serving("workflows", "steps");
        WorkflowHandle<string> run = await main.Client.StartSendAsync("a secret", new StartOptions { Id = "order-17" });
        await _store.UntilAsync("order-17", each => each.LastSequence == 2);
        List<string> seen = [];
        _store.AroundAcquireSteps = async acquire =>
        {
            AcquiredSteps acquired = await acquire();
            lock (seen) seen.AddRange(acquired.Tasks.Select(task => Encoding.UTF8.GetString(task.Task.Data.Span)));
            return acquired;
        };
        _store.AroundWrite = (writes, apply) =>
        {
            lock (seen) seen.AddRange(writes.OfType<CompleteStep>().Select(complete => Encoding.UTF8.GetString(complete.Data.Span)));
            return apply();
        };
        await using WorkflowTestHost couriers = Serving("couriers");
        (await run.GetResultAsync().Guarded()).ShouldBe("a secret?");
        seen.Count.ShouldBe(2);
        seen.ShouldAllBe(each => each.StartsWith("""{"$encoded":[""", StringComparison.Ordinal));
    }

    private WorkflowTestHost Serving(params string[] queues) =>
        Hosts.Make(w => w.AddSecretFlows().UsePayloadCodecs(Keys.Codecs(Keys.Spring)).ConfigureWorker(o => o.Queues = queues), store: _store);

    private WorkflowTestHost Host(ResumeMode mode, IPayloadCodec[] codecs, IPayloadCodec[] former) =>
        Hosts.Make(w => w.AddSecretFlows().UsePayloadCodecs(codecs, former), mode: mode, store: _store);

    private async Task ParkAsync(ResumeMode mode, IPayloadCodec[] codecs)
    {
        await using WorkflowTestHost host = Host(mode, codecs, []);
        await host.Client.StartKeepAsync("a secret", new StartOptions { Id = "order-17" });
        await _store.UntilAsync("order-17", run => run.WakeAt > Hosts.Start.AddMinutes(30));
    }

    private async Task FinishAsync(ResumeMode mode, IPayloadCodec[] codecs, IPayloadCodec[] former)
    {
        await using WorkflowTestHost host = Host(mode, codecs, former);
        (await host.Client.GetHandle<string>("order-17").GetResultAsync().Guarded()).ShouldBe("a secret!!");
    }

    private Task<IReadOnlyList<EventRecord>> StoredAsync() => _store.ReadEventsAsync("order-17", 0, 100, CancellationToken.None);

    /// <summary>The key that an event was encrypted with, as it stands in the clear before the data.</summary>
    private static string KeyOf(EventRecord entry)
    {
        byte[] data = PayloadEnvelope.Read(entry.Data.Span).Data;
        return Encoding.ASCII.GetString(data, 2, data[1]);
    }
}
