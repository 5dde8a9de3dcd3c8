using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>A step that fails, a catch that awaits and looks at the exception afterwards, a finally that must not run at a suspension.</summary>
internal sealed class TryFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine =
        TwinWorkflow.Describe("Try", Codecs.String, static () => new TryFrame(), ["fail#1", "note#1", "square#1"]);
    private int _number;
    private int _catch;
    private InvalidOperationException? _error;
    private string _text = "";

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, number) => new TryFrame { _number = number }.Start(context),
        static async (context, number) =>
        {
            string text = "";
            try
            {
                try
                {
                    await context.CallStep(KnownSteps.Fail, number);
                }
                catch (InvalidOperationException error)
                {
                    await context.CallStep(KnownSteps.Note, 1);
                    text = $"{error.Message} {error.GetStepFailure()!.Step} {error.GetStepFailure()!.Attempts} {error.GetStepFailure()!.FirstAttemptAt:O}";
                }

                await context.CallStep(KnownSteps.Square, 2);
                return text;
            }
            finally
            {
                context.LogEvent("finally", null);
            }
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        try
        {
            switch (Checkpoint)
            {
                case 1: goto try1;
                case 2: goto checkpoint2;
                case 3: goto checkpoint3;
            }

        try1:
            try
            {
                switch (Checkpoint) { case 1: goto checkpoint1; }
                if (Suspends(1, context.CallStep(KnownSteps.Fail, _number))) return;
            checkpoint1:
                Resume<int>();
            }
            catch (InvalidOperationException error)
            {
                _catch = 1;
                _error = error;
            }

            if (_catch != 1) goto after;
            if (Suspends(2, context.CallStep(KnownSteps.Note, 1))) return;
        checkpoint2:
            Resume();
            _text = $"{_error!.Message} {_error.GetStepFailure()!.Step} {_error.GetStepFailure()!.Attempts} {_error.GetStepFailure()!.FirstAttemptAt:O}";
        after:
            if (Suspends(3, context.CallStep(KnownSteps.Square, 2))) return;
        checkpoint3:
            Resume<int>();
            Result = _text;
        }
        finally
        {
            if (IsRunning) context.LogEvent("finally", null);
        }
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "number"u8, Codecs.Int32, ref _number);
        Local(writer, ref reader, "catch"u8, Codecs.Int32, ref _catch);
        Local(writer, ref reader, "error"u8, Codecs.CaughtException<InvalidOperationException>(), ref _error!);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
    }
}
