using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class BlockedRunCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a blocked run says why, and is left alone by the code that blocked it", async scene =>
        {
            await BlockAsync(scene);
            Check.Equal((RunStatus.Suspended, "no such type"), ((await scene.RunAsync()).Status, (await scene.RunAsync()).BlockedReason));
            AcquiredRuns none = await scene.AcquireAsync(now: Scene.Later);
            Check.Equal((0, (DateTimeOffset?)null), (none.Runs.Count, none.NextWake));
        }),
        StoreConformanceCase.Of("a blocked run is tried by code of another shape", async scene =>
        {
            await BlockAsync(scene);
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a run that two shapes blocked is left alone by both, and tried by a third", async scene =>
        {
            await BlockInBothShapesAsync(scene);
            Check.Sequence([], await scene.AcquireIdsAsync(now: Scene.Later));
            Check.Sequence([], await scene.AcquireIdsAsync(now: Scene.Later, hosted: Scene.HostedInOtherShape));
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInThirdShape));
        }),
        StoreConformanceCase.Of("a run that two shapes blocked is tried by both again once it got further", async scene =>
        {
            await BlockInBothShapesAsync(scene);
            RunRecord third = (await scene.AcquireAsync(hosted: Scene.HostedInThirdShape)).Runs[0];
            await scene.DoAsync(Scene.Park(third, Scene.Now) with { ShapeHash = "shape-3" });
            RunRecord first = await scene.TakeAsync("run-1");
            await scene.DoAsync(Blocking(first));
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a run that was blocked is tried again by the same code after other code that got further and kept it was blocked", async scene =>
        {
            await BlockAsync(scene);
            RunRecord other = (await scene.AcquireAsync(hosted: Scene.HostedInOtherShape)).Runs[0];
            CommitRun further = Scene.Park(other, Scene.Now) with { ShapeHash = "shape-2", Release = false };
            await scene.DoAsync(further);
            await scene.DoAsync(Blocking(other) with { ShapeHash = "shape-2", ExpectedSequence = further.ExpectedSequence + further.Events.Count });
            Check.Sequence([], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a run that was blocked is tried again by the same code after other code that got further was blocked in the same commit", async scene =>
        {
            await BlockAsync(scene);
            RunRecord other = (await scene.AcquireAsync(hosted: Scene.HostedInOtherShape)).Runs[0];
            await scene.DoAsync(Scene.Park(other, Scene.Now) with { BlockedReason = "no such type", ShapeHash = "shape-2" });
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a run that two shapes blocked is tried by both again once it is resumed by hand", async scene =>
        {
            await BlockInBothShapesAsync(scene);
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            RunRecord first = await scene.TakeAsync("run-1");
            await scene.DoAsync(Blocking(first) with { ConsumedInbox = (await scene.InboxAsync())[0].Id });
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a message alone does not make the same code try a blocked run", async scene =>
        {
            await BlockAsync(scene);
            await scene.DoAsync(Scene.Signal("run-1"));
            Check.Sequence([], await scene.AcquireIdsAsync());
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("a blocked run is tried again when it is resumed or terminated by hand", async scene =>
        {
            foreach (string kind in new[] { InboxMessageKinds.Resume, InboxMessageKinds.Terminate })
            {
                await BlockAsync(scene, kind);
                await scene.DoAsync(new DeliverMessage(kind, kind, Scene.Json("{}"), Scene.Now));
                await scene.TakeAsync(kind);
            }
        }),
        StoreConformanceCase.Of("an order to resume that comes before the block is let go is not lost", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            await scene.DoAsync(Blocking(held));
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a resumed run that blocks again is left alone again", async scene =>
        {
            await BlockAsync(scene);
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            RunRecord again = await scene.TakeAsync("run-1");
            await scene.DoAsync(Blocking(again) with { ConsumedInbox = (await scene.InboxAsync())[0].Id });
            Check.Sequence([], await scene.AcquireIdsAsync());
        }),
        StoreConformanceCase.Of("an order to resume can be consumed before the messages that came first", async scene =>
        {
            await BlockAsync(scene);
            await scene.DoAsync(Scene.Signal("run-1"));
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            RunRecord again = await scene.TakeAsync("run-1");
            await scene.DoAsync(Blocking(again) with { ConsumedResume = (await scene.InboxAsync())[^1].Id });
            Check.Sequence([], await scene.AcquireIdsAsync());
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
            Check.Sequence([InboxMessageKinds.Signal], (await scene.InboxAsync()).Select(message => message.Kind), "what is left in the inbox");
        }),
        StoreConformanceCase.Of("an order to resume that comes after the one that is consumed has the run tried again", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            await scene.DoAsync(new DeliverMessage("run-1", InboxMessageKinds.Resume, Scene.Json("{}"), Scene.Now));
            await scene.DoAsync(Blocking(held) with { ConsumedResume = (await scene.InboxAsync())[0].Id });
            await scene.TakeAsync("run-1");
        }),
        StoreConformanceCase.Of("a commit without a reason lifts the block", async scene =>
        {
            await BlockAsync(scene);
            RunRecord held = (await scene.AcquireAsync(hosted: Scene.HostedInOtherShape)).Runs[0];
            await scene.DoAsync(Scene.Park(held, Scene.Now) with { ShapeHash = "shape-2" });
            Check.Equal(null, (await scene.RunAsync()).BlockedReason);
            Check.Sequence(["run-1"], await scene.AcquireIdsAsync(hosted: Scene.HostedInOtherShape));
        }),
        StoreConformanceCase.Of("blocked runs count against the limit like others", async scene =>
        {
            for (int i = 0; i < 3; i++) await BlockAsync(scene, $"run-{i}");
            AcquiredRuns some = await scene.AcquireAsync(limit: 2, hosted: Scene.HostedInOtherShape);
            Check.Equal(2, some.Runs.Count);
            Check.True(some.NextWake <= Scene.Now, "the next wake-up time is not in the future");
        }),
    ];

    private static CommitRun Blocking(RunRecord held) => Scene.Park(held, Scene.Now) with { BlockedReason = "no such type", Events = [] };

    private static async Task BlockInBothShapesAsync(Scene scene)
    {
        await BlockAsync(scene);
        RunRecord other = (await scene.AcquireAsync(hosted: Scene.HostedInOtherShape)).Runs[0];
        await scene.DoAsync(Blocking(other) with { ShapeHash = "shape-2" });
    }

    private static async Task BlockAsync(Scene scene, string id = "run-1") => await scene.DoAsync(Blocking(await scene.HeldRunAsync(id)));
}
