using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class SnapshotCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a snapshot replaces the one before, and a commit without one leaves it", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Snapshot = new SnapshotRecord(2, "a", Scene.Json("1")) });
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 2 }) with { Snapshot = new SnapshotRecord(3, "b", Scene.Json("22")) });
            await scene.DoAsync(Scene.Commit(held with { LastSequence = 3 }));
            SnapshotRecord? snapshot = await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None);
            Check.Equal((3L, "b"), (snapshot!.Sequence, snapshot.ShapeHash));
            Check.Data(Scene.Json("22"), snapshot.Data);
        }),
        StoreConformanceCase.Of("a conflicting commit leaves the snapshot", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Commit(held) with { Snapshot = new SnapshotRecord(2, "a", Scene.Json("1")) });
            await scene.WriteAsync(Scene.Commit(held) with { Snapshot = new SnapshotRecord(2, "b", Scene.Json("2")) });
            Check.Equal("a", (await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None))!.ShapeHash);
        }),
        StoreConformanceCase.Of("snapshots belong to their runs", async scene =>
        {
            RunRecord one = await scene.HeldRunAsync("run-1");
            await scene.HeldRunAsync("run-2");
            await scene.DoAsync(Scene.Commit(one) with { Snapshot = new SnapshotRecord(2, "a", Scene.Json("1")) });
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-2", CancellationToken.None));
        }),
    ];
}
