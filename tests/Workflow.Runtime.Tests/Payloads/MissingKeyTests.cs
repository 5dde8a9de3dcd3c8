using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Engine.Kit;
using Workflow.Runtime.Tests.Payloads.Kit;
using Workflow.Testing;

namespace Workflow.Runtime.Tests.Payloads;

/// <summary>A host that lacks a key that others wrote with.</summary>
public sealed class MissingKeyTests
{
    private const string Reason = "was encrypted with key 'spring', which is not among the keys of this host ('summer')";
    private readonly StoreWrapper _store = new();

    [Theory]
    [InlineData(ResumeMode.Live)]
    [InlineData(ResumeMode.FromReplay)]
    [InlineData(ResumeMode.FromSnapshot)]
    public async Task The_run_is_suspended_with_a_reason_and_goes_on_once_the_key_is_there(ResumeMode mode)
    {
        await ParkAsync("order-17");
        await using (WorkflowTestHost keyless = Host(mode, Keys.Codecs(Keys.Summer)))
        {
            await keyless.Time.AdvanceAsync("2h");
            string reason = await _store.UntilBlockedAsync("order-17");
            reason.ShouldContain("of run 'order-17' cannot be decoded (codec 'aes-gcm'): it " + Reason);
            reason.ShouldContain("Add it to the PayloadKeyRing of every worker and client, then resume the run");
        }

        await using WorkflowTestHost repaired = Host(mode, Keys.Codecs(Keys.Summer, Keys.Spring));
        WorkflowHandle<string> run = repaired.Client.GetHandle<string>("order-17");
        await run.ResumeAsync();
        (await run.GetResultAsync().Guarded()).ShouldBe("a secret!!");
    }

    [Fact]
    public async Task Other_runs_are_taken_and_listed_all_the_same()
    {
        await ParkAsync("order-17");
        await using WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer));
        WorkflowHandle<string> mine = await keyless.Client.StartKeepAsync("mine", new StartOptions { Id = "order-18" });
        (await mine.GetResultAsync().Guarded()).ShouldBe("mine!!");
        await _store.UntilBlockedAsync("order-17");
        List<string> listed = [];
        await foreach (RunDescription each in keyless.Client.ListRunsAsync()) listed.Add($"{each.RunId} {each.Status}");
        listed.ShouldBe(["order-17 Suspended", "order-18 Completed"], ignoreOrder: true);
        (await keyless.Client.GetHandle("order-17").DescribeAsync()).BlockedReason.ShouldNotBeNull().ShouldContain(Reason);
    }

    [Fact]
    public async Task What_would_show_the_data_of_a_run_says_why_it_cannot()
    {
        await FinishAsync("order-18");
        await ParkAsync("order-17");
        await using WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer), static worker => worker.Queues = []);
        WorkflowHandle<string> waiting = keyless.Client.GetHandle<string>("order-17"), finished = keyless.Client.GetHandle<string>("order-18");
        (await Should.ThrowAsync<PayloadException>(() => finished.GetResultAsync())).Message.ShouldContain("The result of run 'order-18'");
        (await Should.ThrowAsync<PayloadException>(() => waiting.EventsAsync("sleep_started"))).Message.ShouldContain("Event 1 (workflow_started) of run 'order-17'");
        (await Should.ThrowAsync<PayloadException>(() => waiting.GetStackAsync())).Message.ShouldContain("The snapshot at event");
        (await Should.ThrowAsync<PayloadException>(() => keyless.Client.StartKeepAsync("a secret", new StartOptions { Id = "order-17" })))
            .Message.ShouldContain("The input of run 'order-17'");
    }

    [Fact]
    public async Task A_failure_that_cannot_be_decoded_is_no_failure_without_a_message()
    {
        await using (WorkflowTestHost host = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring)))
            (await (await host.Client.StartLoseAsync("a secret", new StartOptions { Id = "order-19" })).FailureAsync()).Message.ShouldContain("a secret");
        await using WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer));
        (await Should.ThrowAsync<PayloadException>(() => keyless.Client.GetHandle("order-19").GetResultAsync())).Message.ShouldContain("The failure of run 'order-19'");
    }

    [Fact]
    public async Task A_run_that_cannot_be_decoded_can_be_terminated()
    {
        await ParkAsync("order-17");
        await using WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer));
        await keyless.Client.GetHandle("order-17").TerminateAsync();
        (await keyless.Client.GetHandle("order-17").FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task A_message_that_cannot_be_decoded_suspends_its_run_and_is_read_once_the_key_is_there()
    {
        await ParkAsync("order-17");
        await using (WorkflowTestHost sender = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer), static worker => worker.Queues = []))
            await sender.Client.GetHandle("order-17").CancelAsync();
        await using (WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring)))
            (await _store.UntilBlockedAsync("order-17")).ShouldContain("A message (cancel_requested) to run 'order-17' cannot be decoded (codec 'aes-gcm')");
        await using WorkflowTestHost repaired = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring, Keys.Summer));
        WorkflowHandle run = repaired.Client.GetHandle("order-17");
        await run.ResumeAsync();
        (await run.FailureAsync()).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task A_step_that_its_worker_cannot_decode_waits_for_one_that_can()
    {
        TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.AroundAcquireSteps = async acquire =>
        {
            AcquiredSteps acquired = await acquire();
            if (acquired.Tasks.Count > 0) taken.TrySetResult();
            return acquired;
        };
        await using WorkflowTestHost main = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring), static worker => worker.Queues = ["workflows"]);
        WorkflowHandle<string> run = await main.Client.StartSendAsync("a secret");
        await using (WorkflowTestHost keyless = Host(ResumeMode.Live, Keys.Codecs(Keys.Summer), static worker => worker.Queues = ["couriers"]))
            await taken.Task.Guarded();
        (await run.EventsAsync("step_failed")).ShouldBeEmpty();
        await using WorkflowTestHost repaired = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring), static worker => worker.Queues = ["couriers"]);
        (await run.GetResultAsync().Guarded()).ShouldBe("a secret?");
    }

    [Fact]
    public async Task A_host_without_any_codec_names_the_one_that_it_lacks()
    {
        await ParkAsync("order-17");
        await using WorkflowTestHost plain = Host(ResumeMode.Live, []);
        await plain.Time.AdvanceAsync("2h");
        (await _store.UntilBlockedAsync("order-17")).ShouldContain("it was encoded by codec 'aes-gcm', which this host does not have");
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_decoded_costs_a_replay_and_no_more()
    {
        await ParkAsync("order-17");
        Forgetful store = new(_store);
        await using WorkflowTestHost host = WorkflowTestHost.Create(
            w => w.AddSecretFlows().UsePayloadCodecs(Keys.Codecs(Keys.Spring)), new TestHostOptions { Store = () => store });
        (await host.Client.GetHandle<string>("order-17").GetResultAsync().Guarded()).ShouldBe("a secret!!");
        host.Resumes.FromReplay.ShouldBe(1);
    }

    private WorkflowTestHost Host(ResumeMode mode, IPayloadCodec[] codecs, Action<WorkerOptions>? configure = null) =>
        Hosts.Make(w => w.AddSecretFlows().UsePayloadCodecs(codecs).ConfigureWorker(configure ?? (static _ => { })), mode: mode, store: _store);

    /// <summary>Leaves a run that waits for an hour, encrypted with the key of spring.</summary>
    private async Task ParkAsync(string id)
    {
        await using WorkflowTestHost host = Host(ResumeMode.FromSnapshot, Keys.Codecs(Keys.Spring));
        await host.Client.StartKeepAsync("a secret", new StartOptions { Id = id });
        await _store.UntilAsync(id, run => run.Status == RunStatus.Suspended && run.WakeAt > Hosts.Start.AddMinutes(30));
    }

    private async Task FinishAsync(string id)
    {
        await using WorkflowTestHost host = Host(ResumeMode.Live, Keys.Codecs(Keys.Spring));
        await (await host.Client.StartKeepAsync("a secret", new StartOptions { Id = id })).GetResultAsync().Guarded();
    }

    /// <summary>Its snapshots are of no use.</summary>
    private sealed class Forgetful(IWorkflowStore inner) : DelegatingStore(inner)
    {
        public override async Task<SnapshotRecord?> ReadSnapshotAsync(string runId, CancellationToken cancellationToken) =>
            await base.ReadSnapshotAsync(runId, cancellationToken) is { } snapshot
                ? snapshot with { Data = """{"$encoded":["aes-gcm"],"data":"AAAA"}"""u8.ToArray() } : null;
    }
}
