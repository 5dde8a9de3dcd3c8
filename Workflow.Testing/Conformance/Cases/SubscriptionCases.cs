using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class SubscriptionCases
{
    /// <summary>Far beyond what any store needs: reached only where a change is never reported.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(30);

    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a change before the wait is not lost", async scene =>
        {
            using IStoreSubscription watch = scene.Store.Subscribe(StoreChanges.All);
            await scene.DoAsync(Scene.NewRun("run-1"));
            await ExpectAsync(watch, StoreChanges.RunsReady | StoreChanges.RunProgress);
        }),
        StoreConformanceCase.Of("a change during the wait ends it", async scene =>
        {
            using IStoreSubscription watch = scene.Store.Subscribe(StoreChanges.RunProgress);
            Task waiting = ExpectAsync(watch, StoreChanges.RunProgress);
            await scene.DoAsync(Scene.NewRun("run-1"));
            await waiting;
        }),
        StoreConformanceCase.Of("a change in another view of the data is reported", async scene =>
        {
            Scene other = await scene.ReopenAsync();
            using IStoreSubscription watch = scene.Store.Subscribe(StoreChanges.RunsReady);
            await other.DoAsync(Scene.NewRun("run-1"));
            await ExpectAsync(watch, StoreChanges.RunsReady);
        }),
        StoreConformanceCase.Of("each kind of change is reported", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            await ExpectAfterAsync(scene, StoreChanges.Inbox, () => scene.DoAsync(Scene.Signal("run-1")));
            await ExpectAfterAsync(scene, StoreChanges.RunProgress, () => scene.DoAsync(Scene.Commit(held)));
            await ExpectAfterAsync(
                scene, StoreChanges.StepTasks, () => scene.DoAsync(Scene.Commit(held with { LastSequence = 3 }) with { NewStepTasks = [StepTasks.Task(4)] }));
            CommitRun park = Scene.Park(held with { LastSequence = 4 }, Scene.Later) with { ConsumedInbox = (await scene.InboxAsync())[0].Id };
            await ExpectAfterAsync(scene, StoreChanges.RunsReady, () => scene.DoAsync(park));
            await ExpectAfterAsync(scene, StoreChanges.RunsReady | StoreChanges.Inbox, () => scene.DoAsync(StepTasks.Complete(task)));
        }),
        StoreConformanceCase.Of("a run that becomes blocked is reported, although its log does not grow", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await ExpectAfterAsync(
                scene, StoreChanges.RunProgress, () => scene.DoAsync(Scene.Park(held) with { BlockedReason = "no such type", Events = [] }));
        }),
        StoreConformanceCase.Of("the work of a withdrawn worker is reported", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task());
            await StepTasks.TakeAsync(scene);
            await ExpectAfterAsync(scene, StoreChanges.RunsReady, () => scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None));
            await ExpectAfterAsync(scene, StoreChanges.StepTasks, () => scene.Store.ReleaseWorkerAsync("s1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("several watchers are told alike", async scene =>
        {
            using IStoreSubscription one = scene.Store.Subscribe(StoreChanges.All);
            using IStoreSubscription two = scene.Store.Subscribe(StoreChanges.RunsReady);
            await scene.DoAsync(Scene.NewRun("run-1"));
            await ExpectAsync(one, StoreChanges.RunsReady);
            await ExpectAsync(two, StoreChanges.RunsReady);
        }),
        StoreConformanceCase.Of("a wait can be cancelled, and the watch goes on", async scene =>
        {
            using IStoreSubscription watch = scene.Store.Subscribe(StoreChanges.Inbox);
            using CancellationTokenSource impatience = new();
            Task waiting = watch.NextAsync(impatience.Token).AsTask();
            await impatience.CancelAsync();
            await Check.ThrowsAsync<OperationCanceledException>(() => waiting, "a cancelled wait");
            await scene.DoAsync(Scene.NewRun("run-1"));
            await scene.DoAsync(Scene.Signal("run-1"));
            await ExpectAsync(watch, StoreChanges.Inbox);
        }),
        StoreConformanceCase.Of("a look and a wait in turn see every run", async scene =>
        {
            using IStoreSubscription watch = scene.Store.Subscribe(StoreChanges.RunsReady);
            await scene.RenewAsync();
            Task creating = Task.Run(async () =>
            {
                for (int i = 0; i < 200; i++) await scene.DoAsync(Scene.NewRun($"run-{i}"));
            });
            int seen = 0;
            while ((seen += (await scene.AcquireAsync(limit: 200)).Runs.Count) < 200) await ExpectAsync(watch, StoreChanges.RunsReady);
            await creating;
        }),
    ];

    private static async Task ExpectAfterAsync(Scene scene, StoreChanges expected, Func<Task> change)
    {
        using IStoreSubscription watch = scene.Store.Subscribe(expected);
        await change();
        await ExpectAsync(watch, expected);
    }

    private static async Task ExpectAsync(IStoreSubscription watch, StoreChanges expected)
    {
        using CancellationTokenSource limit = new(Never);
        StoreChanges seen = StoreChanges.None;
        try
        {
            while ((seen & expected) != expected) seen |= await watch.NextAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new StoreConformanceException($"The change {expected} should have been reported; reported was {seen}.");
        }
    }
}
