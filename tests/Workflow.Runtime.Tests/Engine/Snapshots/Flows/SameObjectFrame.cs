using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>The same task awaited twice gives the same object, which a list holds as well; and it can change.</summary>
internal sealed class SameObjectFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("SameObject", Codecs.String, static () => new SameObjectFrame(), ["task#1", "square#1", "task#2", "square#2"]);
    private Task<Parcel> _task = null!;
    private Parcel _first = null!;
    private List<Parcel> _list = [];

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, number) => new SameObjectFrame { _task = context.CallStep(KnownSteps.Ship, number) }.Start(context),
        static async (context, number) =>
        {
            Task<Parcel> task = context.CallStep(KnownSteps.Ship, number);
            Parcel first = await task;
            List<Parcel> list = [first, first];
            await context.CallStep(KnownSteps.Square, 1);
            Parcel second = await task;
            second.Number++;
            await context.CallStep(KnownSteps.Square, 2);
            list[0].Number++;
            return $"{first.Number} {(await task).Number} {ReferenceEquals(first, list[1])}";
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
            case 4: goto checkpoint4;
        }

        if (Suspends(1, _task)) return;
    checkpoint1:
        _first = Resume<Parcel>();
        _list = [_first, _first];
        if (Suspends(2, context.CallStep(KnownSteps.Square, 1))) return;
    checkpoint2:
        Resume<int>();
        if (Suspends(3, _task)) throw new InvalidOperationException("The task is over.");
        Parcel second = Resume<Parcel>();
        second.Number++;
        if (Suspends(4, context.CallStep(KnownSteps.Square, 2))) return;
    checkpoint4:
        Resume<int>();
        _list[0].Number++;
        if (Suspends(3, _task)) throw new InvalidOperationException("The task is over.");
        Result = $"{_first.Number} {Resume<Parcel>().Number} {ReferenceEquals(_first, _list[1])}";
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "first"u8, Parcel.Codec, ref _first);
        Local(writer, ref reader, "task"u8, Codecs.Task(Parcel.Codec), ref _task);
        Local(writer, ref reader, "list"u8, Codecs.List(Parcel.Codec), ref _list);
    }
}
