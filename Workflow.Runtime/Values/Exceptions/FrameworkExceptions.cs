using System.Diagnostics.CodeAnalysis;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>The exceptions of the framework, and our own, that can be rebuilt on every host.</summary>
[SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "They are rebuilt, not raised: a step of the user threw them.")]
internal static class FrameworkExceptions
{
    public static IReadOnlyList<ExceptionCodec> All { get; } =
    [
        Plain(static _ => new Exception()),
        Plain(static _ => new SystemException()),
        Plain(static _ => new ApplicationException()),
        Plain(static _ => new InvalidOperationException()),
        Plain(static _ => new NotSupportedException()),
        Plain(static _ => new NotImplementedException()),
        Plain(static _ => new PlatformNotSupportedException()),
        Plain(static _ => new TimeoutException()),
        Plain(static _ => new OperationCanceledException()),
        Plain(static _ => new TaskCanceledException()),
        Plain(static _ => new FormatException()),
        Plain(static _ => new UriFormatException()),
        Plain(static _ => new ArithmeticException()),
        Plain(static _ => new OverflowException()),
        Plain(static _ => new DivideByZeroException()),
        Plain(static _ => new NotFiniteNumberException()),
        Plain(static _ => new IndexOutOfRangeException()),
        Plain(static _ => new KeyNotFoundException()),
        Plain(static _ => new NullReferenceException()),
        Plain(static _ => new InvalidCastException()),
        Plain(static _ => new ArrayTypeMismatchException()),
        Plain(static _ => new RankException()),
        Plain(static _ => new OutOfMemoryException()),
        Plain(static _ => new UnauthorizedAccessException()),
        Plain(static _ => new System.Security.SecurityException()),
        Plain(static _ => new System.Security.Cryptography.CryptographicException()),
        Plain(static _ => new System.Security.Authentication.AuthenticationException()),
        Plain(static _ => new IOException()),
        Plain(static _ => new DirectoryNotFoundException()),
        Plain(static _ => new DriveNotFoundException()),
        Plain(static _ => new EndOfStreamException()),
        Plain(static _ => new PathTooLongException()),
        Plain(static _ => new InvalidDataException()),
        Plain(static _ => new System.Data.DataException()),
        Plain(static _ => new FatalException(null)),
        Plain(static parts => new AggregateException(parts.InnerExceptions)),
        new ArgumentExceptionCodec<ArgumentException>(static (parts, parameter, _) => new ArgumentException(parts.Message, parameter)),
        new ArgumentExceptionCodec<ArgumentNullException>(static (parts, parameter, _) => new ArgumentNullException(parameter, parts.Message)),
        new ArgumentExceptionCodec<ArgumentOutOfRangeException>(
            static (parts, parameter, actual) => new ArgumentOutOfRangeException(parameter, actual, parts.Message)),
        new TextExceptionCodec<ObjectDisposedException>(
            "ObjectName", static problem => problem.ObjectName, static (parts, name) => new ObjectDisposedException(name, parts.Message)),
        new TextExceptionCodec<FileNotFoundException>(
            "FileName", static problem => problem.FileName, static (parts, name) => new FileNotFoundException(parts.Message, name)),
        new TextExceptionCodec<FileLoadException>(
            "FileName", static problem => problem.FileName, static (parts, name) => new FileLoadException(parts.Message, name)),
        new HttpRequestExceptionCodec(),
        new JsonExceptionCodec(),
        new RetryableExceptionCodec(),
        new StepFailedExceptionCodec(),
        new ChildRunExceptionCodec(),
        new TextExceptionCodec<StepInterruptedException>(
            "Step", static problem => problem.Step, static (parts, step) => new StepInterruptedException(parts.Message ?? "", step ?? "")),
        new TextExceptionCodec<RunAlreadyExistsException>(
            "RunId", static problem => problem.RunId, static (parts, runId) => new RunAlreadyExistsException(runId ?? "", parts.Message ?? "")),
        new ValueExceptionCodec(),
        new WorkflowValueExceptionCodec(),
    ];

    private static PlainExceptionCodec<T> Plain<T>(Func<ExceptionParts, T> create)
        where T : Exception => new(create);
}
