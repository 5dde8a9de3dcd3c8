using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Engine.Snapshots.Kit;

/// <summary>The steps that the twins call.</summary>
internal static class KnownSteps
{
    public static StepDescriptor<int, int> Square { get; } = Make("square", Codecs.Int32, static number => number * number);

    public static StepDescriptor<int, Parcel> Ship { get; } = Make("ship", Parcel.Codec, static number => new Parcel { Number = number });

    public static StepDescriptor<int, NoResult> Note { get; } = Make("note", Codecs.NoResult, static _ => default(NoResult));

    public static StepDescriptor<int, int> Fail { get; } = Make<int>("fail", Codecs.Int32, static number => throw new InvalidOperationException($"no {number}"));

    /// <summary>Succeeds at the attempt of the number.</summary>
    public static StepDescriptor<int, int> Flaky { get; } = Make("flaky", Codecs.Int32, static number =>
        StepContext.Current!.Attempt < number ? throw new RetryableException("not yet", TimeSpan.FromMinutes(10)) : StepContext.Current!.Attempt, retries: 5);

    /// <summary>Ends when it is cancelled.</summary>
    public static StepDescriptor<int, int> Hang { get; } = new()
    {
        Name = "hang",
        Method = "KnownSteps.Hang",
        Arguments = Codecs.Int32,
        Result = Codecs.Int32,
        Body = static async (_, number, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return number;
        },
    };

    public static StepDescriptor<int, int> Render { get; } = Make("render", Codecs.Int32, static number => number + 1, queue: "gpu");

    public static IReadOnlyList<StepDescriptor> All { get; } = [Square, Ship, Note, Fail, Flaky, Hang, Render];

    private static StepDescriptor<int, T> Make<T>(string name, Codec<T> result, Func<int, T> body, int retries = 0, string queue = "steps") => new()
    {
        Name = name,
        Method = $"KnownSteps.{name}",
        Queue = queue,
        Retry = new RetryPolicy { MaxRetries = retries, Jitter = 0 },
        Arguments = Codecs.Int32,
        Result = result,
        Body = (_, number, _) => Task.FromResult(body(number)),
    };
}
