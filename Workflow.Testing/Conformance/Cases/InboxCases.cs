using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class InboxCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("messages are read in the order in which they came, across runs", async scene =>
        {
            await scene.HeldRunAsync("run-1");
            await scene.HeldRunAsync("run-2");
            await scene.WriteAllAsync(Scene.Signal("run-1", "1"), Scene.Signal("run-2", "2"), Scene.Signal("run-1", "3"));
            IReadOnlyList<InboxMessage> inbox = await scene.InboxAsync();
            Check.Sequence(["run-1", "run-2", "run-1"], inbox.Select(message => message.RunId));
            Check.Sequence(inbox.Select(message => message.Id).Order(), inbox.Select(message => message.Id));
            Check.Equal((InboxMessageKinds.Signal, Scene.Now), (inbox[2].Kind, inbox[2].Time));
            Check.Data(Scene.Json("3"), inbox[2].Data);
        }),
        StoreConformanceCase.Of("a worker reads the messages of its own runs alone", async scene =>
        {
            await scene.HeldRunAsync("run-1", "w1");
            await scene.HeldRunAsync("run-2", "w2");
            await scene.DoAsync(Scene.NewRun("run-3"));
            await scene.WriteAllAsync(Scene.Signal("run-1"), Scene.Signal("run-2"), Scene.Signal("run-3"));
            Check.Sequence(["run-1"], (await scene.InboxAsync("w1")).Select(message => message.RunId));
            Check.Sequence([], (await scene.InboxAsync("w9")).Select(message => message.RunId));
        }),
        StoreConformanceCase.Of("messages wait for whoever acquires the run", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.DoAsync(Scene.Signal("run-1", "\"early\""));
            await scene.RenewAsync();
            await scene.TakeAsync("run-1", now: Scene.Later);
            Check.Data(Scene.Json("\"early\""), (await scene.InboxAsync())[0].Data);
        }),
        StoreConformanceCase.Of("a commit consumes the messages up to an id and no more", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.WriteAllAsync(Scene.Signal("run-1", "1"), Scene.Signal("run-1", "2"), Scene.Signal("run-1", "3"));
            long second = (await scene.InboxAsync())[1].Id;
            await scene.DoAsync(Scene.Commit(held) with { ConsumedInbox = second });
            InboxMessage left = (await scene.InboxAsync()).Single();
            Check.Data(Scene.Json("3"), left.Data);
        }),
        StoreConformanceCase.Of("consuming leaves other runs' messages alone", async scene =>
        {
            RunRecord one = await scene.HeldRunAsync("run-1");
            await scene.HeldRunAsync("run-2");
            await scene.WriteAllAsync(Scene.Signal("run-2"), Scene.Signal("run-1"));
            await scene.DoAsync(Scene.Commit(one) with { ConsumedInbox = (await scene.InboxAsync())[1].Id });
            Check.Sequence(["run-2"], (await scene.InboxAsync()).Select(message => message.RunId));
        }),
        StoreConformanceCase.Of("a fenced commit consumes nothing", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.WriteAsync(Scene.Commit(held with { Epoch = 99 }) with { ConsumedInbox = long.MaxValue });
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("message ids grow even after all were consumed", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            long first = (await scene.InboxAsync())[0].Id;
            await scene.DoAsync(Scene.Commit(held) with { ConsumedInbox = first });
            await scene.DoAsync(Scene.Signal("run-1"));
            Check.True((await scene.InboxAsync())[0].Id > first, "a later message has a higher id");
        }),
        StoreConformanceCase.Of("a message that comes between a read and the letting go makes the run ready", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            long read = (await scene.InboxAsync())[0].Id;
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.DoAsync(Scene.Park(held, Scene.Later) with { ConsumedInbox = read });
            await scene.TakeAsync("run-1");
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("a run whose messages are all consumed is not ready when it is let go", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.DoAsync(Scene.Park(held) with { ConsumedInbox = (await scene.InboxAsync())[0].Id });
            Check.Sequence([], await scene.AcquireIdsAsync());
        }),
        StoreConformanceCase.Of("a run that is let go before it began waits for its time, or an order to end", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1", wakeAt: Scene.Later));
            await scene.RenewAsync();
            RunRecord held = await scene.TakeAsync("run-1", now: Scene.Later);
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.DoAsync(Scene.Commit(held, 0) with { Status = RunStatus.Pending, WakeAt = Scene.Later, Release = true });
            AcquiredRuns early = await scene.AcquireAsync();
            Check.Equal((0, (DateTimeOffset?)Scene.Later), (early.Runs.Count, early.NextWake));
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Cancel, Scene.Json("{}"), Scene.Now));
            held = await scene.TakeAsync("run-1");
            await scene.DoAsync(Scene.Commit(held, 0) with { Status = RunStatus.Pending, WakeAt = Scene.Later, Release = true });
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a repeated delivery is dropped while the first one is unread", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Sequence(
                [StoreOutcomeKind.Done, StoreOutcomeKind.Done, StoreOutcomeKind.Done],
                await scene.WriteAllAsync(Scene.Signal("run-1", "1", "k"), Scene.Signal("run-1", "2", "k"), Scene.Signal("run-1", "3", "l")));
            IReadOnlyList<InboxMessage> inbox = await scene.InboxAsync();
            Check.Equal(2, inbox.Count);
            Check.Data(Scene.Json("1"), inbox[0].Data);
            await scene.DoAsync(Scene.Commit(held) with { ConsumedInbox = inbox[1].Id });
            await scene.DoAsync(Scene.Signal("run-1", "4", "k"));
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("a key belongs to its run", async scene =>
        {
            await scene.HeldRunAsync("run-1");
            await scene.HeldRunAsync("run-2");
            await scene.WriteAllAsync(Scene.Signal("run-1", key: "k"), Scene.Signal("run-2", key: "k"));
            Check.Equal(2, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("messages for runs that are not there or have ended are refused", async scene =>
        {
            await scene.DoAsync(Scene.Complete(await scene.HeldRunAsync()));
            Check.Sequence([StoreOutcomeKind.Ended, StoreOutcomeKind.NotFound], await scene.WriteAllAsync(Scene.Signal("run-1"), Scene.Signal("nowhere")));
        }),
        StoreConformanceCase.Of("messages survive the worker that did not consume them", async scene =>
        {
            await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None);
            Check.Equal(0, (await scene.InboxAsync()).Count);
            await scene.RenewAsync("w2");
            await scene.TakeAsync("run-1", "w2");
            Check.Equal(1, (await scene.InboxAsync("w2")).Count);
        }),
    ];
}
