using Workflow.Runtime;
using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class CreationCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("a created run reads back as it was given", async scene =>
        {
            CreateRun create = Scene.NewRun("run-1", events: 2);
            RunRecord given = create.Run with
            {
                Tags = new Dictionary<string, string> { ["customer"] = "Åsa", ["kind"] = "" },
                CreatedBy = "ops",
                Workspace = "shop",
                Executor = "sandbox",
                Project = "orders",
                WakeAt = Scene.Later,
            };
            await scene.DoAsync(create with { Run = given });

            RunRecord read = await scene.RunAsync();
            Check.Equal("run-1", read.RunId);
            Check.Equal((Scene.Workflow, Scene.Version, RunStatus.Pending), (read.Workflow, read.Version, read.Status));
            Check.Equal((Scene.Now, Scene.Now, (DateTimeOffset?)Scene.Later, (DateTimeOffset?)null), (read.CreatedAt, read.UpdatedAt, read.WakeAt, read.CompletedAt));
            Check.Equal(("ops", "shop", "orders", "sandbox"), (read.CreatedBy, read.Workspace, read.Project, read.Executor));
            Check.Equal((2L, 0L, null, 0), (read.LastSequence, read.Epoch, read.Owner, read.AcquisitionsWithoutProgress));
            Check.Sequence(given.Tags.OrderBy(tag => tag.Key), read.Tags.OrderBy(tag => tag.Key));
            Check.Data(given.Input, read.Input);
            Check.True(read.Result is null && read.Failure is null && read.BlockedReason is null && read.ShapeHash is null, "what was not given is null");
            Check.Equal(2, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("a run that was never created is not found", async scene =>
        {
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
            Check.Equal(0, await scene.LogLengthAsync());
            Check.Equal(null, await scene.Store.ReadSnapshotAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("creating an id that exists writes nothing and shows the run that is there", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1"));
            CreateRun second = Scene.NewRun("run-1", events: 3);
            StoreOutcome outcome = await scene.WriteAsync(second with { Run = second.Run with { Workflow = "another" } });
            Check.Equal(StoreOutcomeKind.Exists, outcome.Kind);
            Check.Equal((Scene.Workflow, 1L), (outcome.Existing!.Workflow, outcome.Existing.LastSequence));
            Check.Equal(1, await scene.LogLengthAsync());
        }),
        StoreConformanceCase.Of("ids differ by case", async scene =>
        {
            Check.Sequence([StoreOutcomeKind.Done, StoreOutcomeKind.Done], await scene.WriteAllAsync(Scene.NewRun("Run"), Scene.NewRun("run")));
        }),
        StoreConformanceCase.Of("an id of 255 characters is kept whole", async scene =>
        {
            string id = new string('a', 254) + "Z";
            await scene.DoAsync(Scene.NewRun(id));
            Check.Equal(id, (await scene.RunAsync(id)).RunId);
        }),
        StoreConformanceCase.Of("a run whose events are not numbered from 1 is refused", async scene =>
        {
            CreateRun gap = Scene.NewRun("run-1") with { Events = [Scene.Event(2)] };
            await Check.ThrowsAsync<ArgumentException>(() => scene.WriteAsync(gap), "a log that begins at 2");
            Check.Equal(null, await scene.Store.ReadRunAsync("run-1", CancellationToken.None));
        }),
        StoreConformanceCase.Of("a created run is seen by another view of the data", async scene =>
        {
            await scene.DoAsync(Scene.NewRun("run-1"));
            Scene other = await scene.ReopenAsync();
            Check.Equal(1L, (await other.RunAsync()).LastSequence);
        }),
    ];
}
