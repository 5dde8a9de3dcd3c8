using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class HookCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("an answer comes into the inbox and makes the run ready", async scene =>
        {
            await OpenHookAsync(scene, expiresAt: null);
            await scene.DoAsync(Answer(data: """{"kept":true}"""));
            await scene.TakeAsync("run-1");
            InboxMessage message = (await scene.InboxAsync()).Single();
            Check.Equal((InboxMessageKinds.HookAnswer, "run-1", Scene.Now), (message.Kind, message.RunId, message.Time));
            Check.Data(Scene.Json("""{"kept":true}"""), message.Data);
        }),
        StoreConformanceCase.Of("a held run's hook can be answered", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, null)] });
            await scene.DoAsync(Answer());
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("a hook is answered once", async scene =>
        {
            await OpenHookAsync(scene, expiresAt: null);
            Check.Sequence([StoreOutcomeKind.Done, StoreOutcomeKind.Answered], await scene.WriteAllAsync(Answer(), Answer()));
            Check.Equal(StoreOutcomeKind.Answered, (await scene.WriteAsync(Answer())).Kind);
            await scene.TakeAsync("run-1");
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("a token that never was is not found", async scene =>
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(Answer())).Kind)),
        StoreConformanceCase.Of("a hook cannot be answered from the moment it expires", async scene =>
        {
            await OpenHookAsync(scene, expiresAt: Scene.Now.AddTicks(1));
            Check.Equal(StoreOutcomeKind.Expired, (await scene.WriteAsync(Answer() with { Now = Scene.Now.AddTicks(1) })).Kind);
            Check.Equal(StoreOutcomeKind.Done, (await scene.WriteAsync(Answer())).Kind);
        }),
        StoreConformanceCase.Of("a hook that its run let expire cannot be answered, whatever time the answer says", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, Scene.Now.AddTicks(1))] });
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 2 }) with { ExpiredHooks = ["token"] });
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(Answer())).Kind);
        }),
        StoreConformanceCase.Of("a hook that was answered does not expire, and nothing of the commit is written", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, Scene.Now.AddTicks(1))] });
            await scene.DoAsync(Answer());
            CommitRun expiry = Scene.Commit(held with { LastSequence = 2 }) with { ExpiredHooks = ["token"] };
            Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(expiry)).Kind);
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(expiry with { Epoch = held.Epoch - 1 })).Kind);
            Check.Equal((2L, 1), ((await scene.RunAsync("run-1")).LastSequence, (await scene.InboxAsync()).Count));
        }),
        StoreConformanceCase.Of("a closed hook cannot be answered", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, null)] });
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 2 }) with { ClosedHooks = ["token", "never-was"] });
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(Answer())).Kind);
        }),
        StoreConformanceCase.Of("a run closes its own hooks alone", async scene =>
        {
            await OpenHookAsync(scene, expiresAt: null);
            RunRecord other = await scene.HeldRunAsync("run-2");
            await scene.DoAsync(Scene.Commit(other) with { ClosedHooks = ["token"] });
            await scene.DoAsync(Answer());
        }),
        StoreConformanceCase.Of("hooks of a run that has ended cannot be answered", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { NewHooks = [new NewHook("token", 2, null)] });
            await scene.DoAsync(Scene.Complete(held with { LastSequence = 2 }));
            Check.Equal(StoreOutcomeKind.Ended, (await scene.WriteAsync(Answer())).Kind);
        }),
    ];

    private static AnswerHook Answer(string data = "{}") => new("token", Scene.Json(data), Scene.Now);

    /// <summary>A run that waits, in nobody's hands, for its hook.</summary>
    private static async Task OpenHookAsync(Scene scene, DateTimeOffset? expiresAt)
    {
        RunRecord held = await scene.HeldRunAsync();
        await scene.DoAsync(Scene.Park(held) with { NewHooks = [new NewHook("token", 2, expiresAt)] });
    }
}
