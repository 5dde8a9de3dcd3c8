using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class CommitCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a commit appends its events and changes the run", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            DateTimeOffset now = Scene.Now.AddSeconds(3);
            await scene.DoAsync(Scene.Commit(held, events: 2) with { WakeAt = Scene.Later, Now = now });
            RunRecord run = await scene.RunAsync();
            Check.Equal((3L, RunStatus.Running, "w1", held.Epoch), (run.LastSequence, run.Status, run.Owner, run.Epoch));
            Check.Equal((now, (DateTimeOffset?)Scene.Later, Scene.Shape), (run.UpdatedAt, run.WakeAt, run.ShapeHash));
            Check.Sequence([1, 2, 3], (await scene.LogAsync()).Select(entry => entry.Sequence));
        }),
        StoreConformanceCase.Of("a commit may have no events", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held, events: 0) with { WakeAt = Scene.Later });
            Check.Equal((1L, (DateTimeOffset?)Scene.Later), ((await scene.RunAsync()).LastSequence, (await scene.RunAsync()).WakeAt));
        }),
        StoreConformanceCase.Of("a commit that expects another last event changes nothing", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            for (long expected = 0; expected <= 2; expected += 2)
            {
                CommitRun stale = Scene.Commit(held) with { ExpectedSequence = expected, Events = [Scene.Event(expected + 1)], Status = RunStatus.Failed };
                Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(stale)).Kind);
            }

            Check.Equal(RunStatus.Running, (await scene.RunAsync()).Status);
            Check.Equal(1, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("the same commit sent again conflicts", async scene =>
        {
            CommitRun commit = Scene.Commit(await scene.HeldRunAsync());
            await scene.DoAsync(commit);
            Check.Equal(StoreOutcomeKind.SequenceConflict, (await scene.WriteAsync(commit)).Kind);
            Check.Equal(2, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a commit whose events leave a gap is refused", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await Check.ThrowsAsync<ArgumentException>(() => scene.WriteAsync(Scene.Commit(held) with { Events = [Scene.Event(2), Scene.Event(4)] }), "a gap at 3");
            Check.Equal(1, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a completed run keeps its result and is let go", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            DateTimeOffset now = Scene.Now.AddSeconds(9);
            await scene.DoAsync(Scene.Complete(held) with { Release = false, WakeAt = Scene.Later, Now = now });
            RunRecord run = await scene.RunAsync();
            Check.Equal((RunStatus.Completed, null, (DateTimeOffset?)now), (run.Status, run.Owner, run.CompletedAt));
            Check.Data(Scene.Json("\"done\""), run.Result);
        }),
        StoreConformanceCase.Of("a failed run keeps its failure", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Status = RunStatus.Failed, Failure = Scene.Json("""{"type":"X"}""") });
            RunRecord run = await scene.RunAsync();
            Check.Equal((RunStatus.Failed, null), (run.Status, run.Owner));
            Check.Data(Scene.Json("""{"type":"X"}"""), run.Failure);
        }),
        StoreConformanceCase.Of("a run that has ended is never acquired again", async scene =>
        {
            foreach (RunStatus status in new[] { RunStatus.Completed, RunStatus.Failed, RunStatus.Cancelled, RunStatus.TimedOut })
            {
                RunRecord held = await scene.HeldRunAsync(status.ToText());
                await scene.DoAsync(Scene.Commit(held) with { Status = status, WakeAt = Scene.Now, Release = true });
            }

            AcquiredRuns acquired = await scene.AcquireAsync(now: Scene.Later);
            Check.Equal((0, (DateTimeOffset?)null), (acquired.Runs.Count, acquired.NextWake));
        }),
        StoreConformanceCase.Of("a commit replaces tags only where it gives some", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Tags = new Dictionary<string, string> { ["stage"] = "paid" } });
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 2 }));
            Check.Sequence([new KeyValuePair<string, string>("stage", "paid")], (await scene.RunAsync()).Tags);
        }),
        StoreConformanceCase.Of("acquisitions are counted until a worker commits", async scene =>
        {
            RunRecord first = await scene.HeldRunAsync();
            Check.Equal(1, first.AcquisitionsWithoutProgress);
            await scene.Store.ReleaseWorkerAsync("w1", CancellationToken.None);
            await scene.RenewAsync();
            RunRecord second = await scene.TakeAsync("run-1");
            Check.Equal(2, second.AcquisitionsWithoutProgress);
            await scene.DoAsync(Scene.Commit(second, events: 0));
            Check.Equal(0, (await scene.RunAsync()).AcquisitionsWithoutProgress);
        }),
    ];
}
