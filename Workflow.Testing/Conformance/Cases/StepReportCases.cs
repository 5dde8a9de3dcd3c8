using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class StepReportCases
{
    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("what a step reports is read back, the last report of each call, in the order of calls", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.WriteAllAsync(Of(held, 3, "\"first\""), Of(held, 2, "\"other\"", attempt: 2), Of(held, 3, "\"second\""));
            IReadOnlyList<StepReport> reports = await ReadAsync(scene);
            Check.Sequence([2L, 3L], reports.Select(each => each.Sequence));
            Check.Sequence([2, 1], reports.Select(each => each.Attempt));
            Check.Data(Scene.Json("\"second\""), reports[1].Data);
            Check.Equal("send", reports[1].Step);
            Check.Equal(Scene.Now, reports[1].Time);
        }),
        StoreConformanceCase.Of("a report is no event and changes nothing of the run", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            int before = await scene.LogLengthAsync();
            await scene.DoAsync(Of(held));
            Check.Equal(before, await scene.LogLengthAsync());
            Check.Equal(held.LastSequence, (await scene.RunAsync()).LastSequence);
            await scene.DoAsync(Scene.Commit(held));
        }),
        StoreConformanceCase.Of("a report that is taken back is gone, and others stay", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.WriteAllAsync(Of(held, 2), Of(held, 3), Of(held, 2) with { Data = null });
            Check.Sequence([3L], (await ReadAsync(scene)).Select(each => each.Sequence));
        }),
        StoreConformanceCase.Of("a report of a worker that does not hold the run is refused", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            Check.Sequence(
                [StoreOutcomeKind.Fenced, StoreOutcomeKind.Fenced, StoreOutcomeKind.Fenced],
                await scene.WriteAllAsync(
                    Of(held) with { Holder = new StepHolder("w2", held.Epoch, false) }, Of(held) with { Holder = new StepHolder("w1", held.Epoch + 1, false) },
                    Of(held) with { RunId = "nowhere" }));
            Check.Equal(0, (await ReadAsync(scene)).Count);
        }),
        StoreConformanceCase.Of("reports are gone when the run is let go, taken by another worker, or ended", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Of(held));
            await scene.DoAsync(Scene.Park(held, Scene.Now));
            Check.Equal(0, (await ReadAsync(scene)).Count);
            RunRecord again = await scene.TakeAsync("run-1");
            Check.Equal(0, (await ReadAsync(scene)).Count);
            await scene.DoAsync(Of(again));
            await scene.DoAsync(Scene.Complete(again));
            Check.Equal(0, (await ReadAsync(scene)).Count);
        }),
        StoreConformanceCase.Of("the worker of a step task reports until it has ended the attempt", async scene =>
        {
            RunRecord held = await StepTasks.HandOutAsync(scene, StepTasks.Task());
            StepTask task = await StepTasks.TakeAsync(scene);
            ReportStep report = Of(held) with { Holder = new StepHolder("s1", task.Epoch, true) };
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(report with { Attempt = 2 })).Kind);
            await scene.DoAsync(report);
            Check.Equal(1, (await ReadAsync(scene)).Count);
            await scene.DoAsync(StepTasks.Complete(task));
            Check.Equal(0, (await ReadAsync(scene)).Count);
            Check.Equal(StoreOutcomeKind.Fenced, (await scene.WriteAsync(report)).Kind);
        }),
        StoreConformanceCase.Of("a run that is not there has no reports", async scene => Check.Equal(0, (await ReadAsync(scene)).Count)),
    ];

    private static ReportStep Of(RunRecord held, long sequence = 2, string data = "{}", int attempt = 1) => new()
    {
        RunId = held.RunId,
        Holder = new StepHolder("w1", held.Epoch, false),
        Sequence = sequence,
        Attempt = attempt,
        Step = "send",
        Data = Scene.Json(data),
        Now = Scene.Now,
    };

    private static Task<IReadOnlyList<StepReport>> ReadAsync(Scene scene) => scene.Store.ReadStepReportsAsync("run-1", CancellationToken.None);
}
