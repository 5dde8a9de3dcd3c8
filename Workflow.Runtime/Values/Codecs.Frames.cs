using Microsoft.Extensions.Logging;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values.Frames;

namespace Workflow.Runtime.Values;

/// <content>What only the frames of a run can hold: codecs that work inside a snapshot and nowhere else.</content>
public static partial class Codecs
{
    /// <summary>The codec of the run's own <see cref="System.Threading.CancellationToken"/>, and of those that cannot trip any more.</summary>
    public static Codec<CancellationToken> CancellationToken { get; } = new CancellationTokenCodec();

    /// <summary>The codec of <see cref="Durable.Random"/>.</summary>
    public static Codec<Random> Random { get; } = new RandomCodec();

    /// <summary>The codec of <see cref="Durable.Logger"/>.</summary>
    public static Codec<ILogger> Logger { get; } = new LoggerCodec();

    private static Codec<Task> TaskWithoutResult { get; } = new TaskCodec();

    private static Codec<ChildHandle> ChildWithoutResult { get; } =
        new ChildHandleCodec<ChildHandle, Task>(TaskWithoutResult, static (runId, completed) => new ChildHandle(runId, completed));

    /// <summary>The codec of a durable task, whatever its result.</summary>
    public static Codec<Task> Task() => TaskWithoutResult;

    /// <summary>The codec of a durable task.</summary>
    /// <param name="result">The codec of its result.</param>
    public static Codec<Task<T>> Task<T>(Codec<T> result) => new TaskCodec<T>(result);

    /// <summary>
    /// The codec of an exception that the body has caught: rebuilt as failures of steps are, of which it keeps which step it was. Its stack trace is not kept.
    /// </summary>
    public static Codec<T> CaughtException<T>()
        where T : Exception => new CaughtExceptionCodec<T>();

    /// <summary>The codec of a source of <see cref="Durable.CreateCancellation"/>.</summary>
    public static Codec<DurableCancellation> DurableCancellation { get; } = new DurableCancellationCodec();

    /// <summary>The codec of a hook.</summary>
    /// <param name="answer">The codec of its answer.</param>
    public static Codec<Hook<T>> Hook<T>(Codec<T> answer) => new HookCodec<T>(answer);

    /// <summary>The codec of a child run without a result.</summary>
    public static Codec<ChildHandle> ChildHandle() => ChildWithoutResult;

    /// <summary>The codec of a child run.</summary>
    /// <param name="result">The codec of its result.</param>
    public static Codec<ChildHandle<T>> ChildHandle<T>(Codec<T> result) =>
        new ChildHandleCodec<ChildHandle<T>, Task<T>>(Task(result), static (runId, completed) => new ChildHandle<T>(runId, completed));

    /// <summary>The codec of a variable that several frames share: one cell afterwards, too.</summary>
    /// <param name="value">The codec of what is in it.</param>
    public static Codec<Captured<T>> Captured<T>(Codec<T> value) => new CapturedCodec<T>(value);
}
