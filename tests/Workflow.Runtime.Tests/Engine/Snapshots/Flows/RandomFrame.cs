using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Tests.Engine.Snapshots.Kit;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Flows;

/// <summary>The run's own random numbers, identifiers, clock and logger, some of them kept in variables.</summary>
internal sealed class RandomFrame : HandFrame<string>
{
    private static readonly FrameDescriptor<string> Machine = TwinWorkflow.Describe("Random", Codecs.String, static () => new RandomFrame(), ["square#1", "delay#1"]);
    private Random? _random;
    private ILogger? _logger;
    private string _text = "";
    private int _i;

    public static TwinWorkflow Twins { get; } = new(
        Machine,
        static (context, _) => new RandomFrame().Start(context),
        static async (context, _) =>
        {
            string text = "";
            Random? random = null;
            for (int i = 0; i < 3; i++)
            {
                await context.CallStep(KnownSteps.Square, i);
                random ??= context.Random;
                ILogger logger = context.Logger;
                text += $"{random.Next(1000)} {context.NewGuid()} {context.UtcNow:O} ";
                await context.Delay(TimeSpan.FromMinutes(random.Next(1, 60)), default);
                text += $"{ReferenceEquals(random, Durable.Random)} {ReferenceEquals(logger, Durable.Logger)} {Durable.Run.Id} {random.NextDouble()} ";
            }

            return text;
        });

    public override FrameDescriptor Descriptor => Machine;

    public override void MoveNext(WorkflowContext context)
    {
        switch (Checkpoint)
        {
            case 1: goto checkpoint1;
            case 2: goto checkpoint2;
        }

    loop:
        if (_i >= 3) goto done;
        if (Suspends(1, context.CallStep(KnownSteps.Square, _i))) return;
    checkpoint1:
        Resume<int>();
        _random ??= context.Random;
        _logger = context.Logger;
        _text += $"{_random.Next(1000)} {context.NewGuid()} {context.UtcNow:O} ";
        if (Suspends(2, context.Delay(TimeSpan.FromMinutes(_random.Next(1, 60)), default))) return;
    checkpoint2:
        Resume();
        _text += $"{ReferenceEquals(_random, Durable.Random)} {ReferenceEquals(_logger, Durable.Logger)} {Durable.Run.Id} {_random!.NextDouble()} ";
        _i++;
        goto loop;
    done:
        Result = _text;
    }

    protected override void Locals(ValueWriter? writer, ref ValueReader reader)
    {
        Local(writer, ref reader, "random"u8, Codecs.Random, ref _random!);
        Local(writer, ref reader, "logger"u8, Codecs.Logger, ref _logger!);
        Local(writer, ref reader, "text"u8, Codecs.String, ref _text);
        Local(writer, ref reader, "i"u8, Codecs.Int32, ref _i);
    }
}
