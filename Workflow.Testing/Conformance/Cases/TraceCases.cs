using Workflow.Runtime.Storage;

namespace Workflow.Testing.Conformance.Cases;

internal static class TraceCases
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string State = "vendor=one,other=two";
    private const string Segment = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";

    public static IEnumerable<StoreConformanceCase> All =>
    [
        StoreConformanceCase.Of("what a run was started within is kept, and told to whoever takes it", async scene =>
        {
            await scene.DoAsync(Traced());
            await scene.RenewAsync();
            RunRecord taken = await scene.TakeAsync("run-1");
            Check.Sequence([Parent, State], [taken.TraceParent, taken.TraceState]);
            RunRecord read = await (await scene.ReopenAsync()).RunAsync();
            Check.Sequence([Parent, State, null], [read.TraceParent, read.TraceState, read.LastSegment]);
        }),
        StoreConformanceCase.Of("a run that was started within nothing says so", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(held));
            RunRecord parked = await scene.RunAsync();
            Check.Sequence([null, null, null], new[] { parked.TraceParent, parked.TraceState, parked.LastSegment });
        }),
        StoreConformanceCase.Of("the segment of a commit that lets a run go is kept until the next one", async scene =>
        {
            RunRecord held = await scene.HeldRunAsync();
            await scene.DoAsync(Scene.Park(held, Scene.Now) with { Segment = Segment });
            held = await scene.TakeAsync("run-1");
            Check.Equal(Segment, held.LastSegment);
            await scene.DoAsync(Scene.Park(held));
            Check.Equal(Segment, (await scene.RunAsync()).LastSegment, "the segment after a commit without one");
        }),
        StoreConformanceCase.Of("a run that is restarted still knows what it was started within, and its last segment", async scene =>
        {
            await scene.DoAsync(Traced());
            await scene.RenewAsync();
            RunRecord held = await scene.TakeAsync("run-1");
            await scene.DoAsync(Scene.Complete(held) with { Status = Workflow.Runtime.RunStatus.Failed, Result = null, Failure = Scene.Json("{}"), Segment = Segment });
            await scene.DoAsync(new RestartRun("run-1", 2, [Scene.Event(3, "run_restarted")], [], null, Scene.Now));
            RunRecord again = await scene.TakeAsync("run-1");
            Check.Sequence([Parent, State, Segment], [again.TraceParent, again.TraceState, again.LastSegment]);
        }),
        StoreConformanceCase.Of("what a step was called within travels with its task", async scene =>
        {
            await StepTasks.HandOutAsync(scene, StepTasks.Task() with { TraceParent = Parent, TraceState = State });
            NewStepTask taken = (await StepTasks.TakeAsync(scene)).Task;
            Check.Sequence([Parent, State], [taken.TraceParent, taken.TraceState]);
            NewStepTask held = (await scene.Store.ReadStepTasksAsync("s1", CancellationToken.None)).Single().Task;
            Check.Sequence([Parent, State], [held.TraceParent, held.TraceState], "the held task's context");
        }),
    ];

    private static CreateRun Traced()
    {
        CreateRun create = Scene.NewRun("run-1");
        return create with { Run = create.Run with { TraceParent = Parent, TraceState = State } };
    }
}
