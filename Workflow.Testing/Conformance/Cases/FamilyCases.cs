using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class FamilyCases
{
    private static readonly RunParent Parent = new("run-1", 2);

    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a child is created with the commit that starts it, and can be taken at once", async scene =>
        {
            await scene.DoAsync(Starting(await scene.HeldRunAsync(), "child-1"));
            await scene.TakeAsync("child-1", "w1");
            Check.Equal(Parent, (await scene.RunAsync("child-1")).Parent);
            Check.Equal(null, (await scene.RunAsync("run-1")).Parent);
        }),
        StoreConformanceCase.Of("a commit that is refused starts no child and sends no message", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.NewRun("other"));
            CommitRun stale = Starting(held, "child-1") with { Epoch = held.Epoch - 1, Messages = [Scene.Signal("other")] };
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(stale)).Kind);
            Check.Equal(null, await scene.Store.ReadRunAsync("child-1", CancellationToken.None));
            await scene.TakeAsync("other");
            Check.Sequence([], await scene.InboxAsync());
        }),
        StoreConformanceCase.Of("a child that is there already is left as it is", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Child("child-1"));
            await scene.DoAsync(Starting(held, "child-1"));
            Check.Sequence([], await scene.InboxAsync());
            Check.Equal(1, await scene.LogLengthAsync("child-1"));
        }),
        StoreConformanceCase.Of("a run that wants a child whose id another run has is told so", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.NewRun("child-1", wakeAt: Scene.Later));
            await scene.DoAsync(Starting(held, "child-1"));
            Check.Sequence([InboxMessageKinds.ChildOutcome], (await scene.InboxAsync()).Select(static each => each.Kind));
            Check.Equal(null, (await scene.RunAsync("child-1")).Parent);
        }),
        StoreConformanceCase.Of("a run that is let go with such a refusal can be taken at once", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.NewRun("child-1", wakeAt: Scene.Later));
            await scene.DoAsync(Starting(held, "child-1") with { Status = RunStatus.Suspended, Release = true });
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("messages of a commit reach other runs together with it", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            RunRecord other = await scene.HeldRunAsync("other");
            await scene.DoAsync(Scene.Park(other));
            await scene.DoAsync(Scene.Complete(held) with { Messages = [Scene.Signal("other", """{"from":"run-1"}""")] });
            await scene.TakeAsync("other");
            Check.Sequence(["other"], (await scene.InboxAsync()).Select(static each => each.RunId));
        }),
        StoreConformanceCase.Of("messages to runs that have ended, or are not there, are dropped", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            RunRecord ended = await scene.HeldRunAsync("ended");
            await scene.DoAsync(Scene.Complete(ended));
            await scene.DoAsync(Scene.Commit(held) with { Messages = [Scene.Signal("ended"), Scene.Signal("nobody")] });
            Check.Sequence([], await scene.InboxAsync());
        }),
        StoreConformanceCase.Of("a message to the child of a run reaches no run that is not its child", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            RunParent parent = Parent with { CreatedAt = Scene.Now };
            foreach ((string id, RunParent? of) in ((string, RunParent?)[])
                [("none", null), ("call", parent with { Call = 3 }), ("run", parent with { RunId = "run-2" }), ("earlier", Parent with { CreatedAt = Scene.Now.AddTicks(-1) }), ("known", parent), ("unknown", Parent)])
                await scene.DoAsync(Child(id, of));
            await scene.DoAsync(Scene.Commit(held) with
            {
                Messages = [.. ((string[])["none", "call", "run", "earlier", "known", "unknown", "nobody"]).Select(id => Scene.Signal(id) with { ToChildOf = parent })],
            });
            await scene.AcquireIdsAsync();
            Check.Sequence(["known", "unknown"], (await scene.InboxAsync()).Select(static each => each.RunId).Order(StringComparer.Ordinal));
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(Scene.Signal("none") with { ToChildOf = parent })).Kind);
        }),
        StoreConformanceCase.Of("a message to a run that was created at one time reaches none that was created at another", async scene =>
        {
            await scene.HeldRunAsync();
            Check.Equal(StoreOutcomeKind.NotFound, (await scene.WriteAsync(Scene.Signal("run-1") with { ToCreatedAt = Scene.Now.AddTicks(-1) })).Kind);
            Check.Sequence([], await scene.InboxAsync());
            await scene.DoAsync(Scene.Signal("run-1") with { ToCreatedAt = Scene.Now });
            Check.Equal(1, (await scene.InboxAsync()).Count);
        }),
        StoreConformanceCase.Of("a run that wants a child whose id the child of an earlier run of its own id has is told so", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Child("child-1", Parent with { CreatedAt = Scene.Now.AddTicks(-1) }));
            await scene.DoAsync(Scene.Commit(held) with { NewChildren = [new NewChild(Child("child-1", Parent with { CreatedAt = Scene.Now }), Scene.Json("{}"))] });
            Check.Sequence([InboxMessageKinds.ChildOutcome], (await scene.InboxAsync()).Select(static each => each.Kind));
        }),
        StoreConformanceCase.Of("when the parent of a run was created is kept", async scene =>
        {
            RunParent parent = Parent with { CreatedAt = Scene.Now.AddTicks(-1) };
            await scene.DoAsync(Child("child-1", parent));
            Check.Equal(parent, (await (await scene.ReopenAsync()).RunAsync("child-1")).Parent);
        }),
        StoreConformanceCase.Of("a start time, a timeout and a deadline are kept", async scene =>
        {
            CreateRun create = Scene.NewRun("run-1");
            await scene.DoAsync(create with { Run = create.Run with { StartAt = Scene.Now, Timeout = TimeSpan.FromTicks(1), Deadline = Scene.Later } });
            RunRecord kept = await (await scene.ReopenAsync()).RunAsync();
            Check.Equal(((DateTimeOffset?)Scene.Now, (TimeSpan?)TimeSpan.FromTicks(1), (DateTimeOffset?)Scene.Later), (kept.StartAt, kept.Timeout, kept.Deadline));
        }),
    ];

    private static CreateRun Child(string id) => Child(id, Parent);

    private static CreateRun Child(string id, RunParent? parent)
    {
        CreateRun create = Scene.NewRun(id);
        return create with { Run = create.Run with { Parent = parent } };
    }

    private static CommitRun Starting(RunRecord held, string id) => Scene.Commit(held) with { NewChildren = [new NewChild(Child(id), Scene.Json("{}"))] };
}
