using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>
/// Many wait for one timer: directly, through WhenAny and WhenAll, and with a limit. They began to wait in another order than that in which they began to run; each says when
/// it goes on.
/// </summary>
internal sealed class OrderFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Order", Codecs.String, static () => new OrderFrame(), ["all#1"], WaiterFrame.Machine);

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, count) => new OrderFrame { _count = count }.Start(context),
        static async (context, count) =>
        {
            Task timer = context.Delay(TimeSpan.FromHours(1), default);
            List<Task> all = [Wait(-1, 1, context.WaitAsync(timer, TimeSpan.FromHours(2)))];
            for (int i = 0; i < count; i++) all.Add(Wait(i, (count - i) % 3, i % 2 == 0 ? timer : Task.WhenAny(timer, all[0])));
            all.Add(Wait(100, 2, Task.WhenAny(timer, all[0])));
            all.Add(Wait(200, 1, Task.WhenAll(timer, context.Delay(TimeSpan.FromMinutes(30), default))));
            all.Add(Wait(300, 0, timer));
            await Task.WhenAll(all);
            return "over";

            async Task Wait(int name, int steps, Task task)
            {
                for (; steps > 0; steps--) await context.CallStep(KnownSteps.Square, name);
                await task;
                context.LogEvent($"waiter {name}", null);
            }
        });

    private int _count;

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint) { case 1: goto checkpoint1; }
        Task timer = context.Delay(TimeSpan.FromHours(1), default);
        List<Task> all = [Wait(-1, 1, context.WaitAsync(timer, TimeSpan.FromHours(2)))];
        for (int i = 0; i < _count; i++) all.Add(Wait(i, (_count - i) % 3, i % 2 == 0 ? timer : context.WhenAny(timer, all[0])));
        all.Add(Wait(100, 2, context.WhenAny(timer, all[0])));
        all.Add(Wait(200, 1, context.WhenAll(timer, context.Delay(TimeSpan.FromMinutes(30), default))));
        all.Add(Wait(300, 0, timer));
        if (Suspends(1, context.WhenAll(all))) return;
    checkpoint1:
        Resume();
        Result = "over";

        Task Wait(int name, int steps, Task task) => new WaiterFrame { Name = name, Steps = steps, Task = task }.Start(context);
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader) { }

    private sealed class WaiterFrame : HandFrame<NoResult>
    {
        public static FrameDescriptor<NoResult> Machine { get; } =
            TwinWorkflow.Describe("Order.Wait", Codecs.NoResult, static () => new WaiterFrame(), ["square#1", "task#1"]);

        public int Name;
        public int Steps;
        public Task Task = null!;

        public override FrameDescriptor Descriptor => Machine;

        public override void MoveNext(WorkflowContext context)
        {
            switch (Checkpoint)
            {
                case 1: goto checkpoint1;
                case 2: goto checkpoint2;
            }

        loop:
            if (Steps <= 0) goto done;
            if (Suspends(1, context.CallStep(KnownSteps.Square, Name))) return;
        checkpoint1:
            Resume<int>();
            Steps--;
            goto loop;
        done:
            if (Suspends(2, Task)) return;
        checkpoint2:
            Resume();
            context.LogEvent($"waiter {Name}", null);
        }

        protected override void Locals(ValueWriter? writer, ref ValueReader reader)
        {
            Local(writer, ref reader, "name"u8, Codecs.Int32, ref Name);
            if (Checkpoint == 1) Local(writer, ref reader, "steps"u8, Codecs.Int32, ref Steps);
            if (Checkpoint == 1) Local(writer, ref reader, "task"u8, Codecs.Task(), ref Task);
        }
    }
}
