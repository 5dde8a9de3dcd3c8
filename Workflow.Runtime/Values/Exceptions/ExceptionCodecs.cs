using System.Diagnostics.CodeAnalysis;

namespace Workflow.Runtime.Values.Exceptions;

/// <summary>
/// The exceptions that can be taken apart and rebuilt on this host: those of the framework and those that were added. Immutable and
/// safe to share between threads.
/// </summary>
internal sealed class ExceptionCodecs
{
    // A longer chain of inner exceptions is cut: nobody catches by it, and it may be endless by mistake.
    private const int DeepestInner = 16;

    private readonly Dictionary<string, ExceptionCodec> _byType = new(StringComparer.Ordinal);

    /// <summary>Collects the codecs.</summary>
    /// <param name="user">The codecs that were added to the host; they take precedence over the framework's.</param>
    public ExceptionCodecs(IEnumerable<ExceptionCodec> user)
    {
        foreach (ExceptionCodec codec in FrameworkExceptions.All) _byType[codec.TypeName] = codec;
        foreach (ExceptionCodec codec in user) _byType[codec.TypeName] = codec;
    }

    /// <summary>Takes an exception apart. Never throws: what cannot be carried is left out, and is then not rebuilt.</summary>
    public FailureRecord Capture(Exception exception) => Capture(exception, 0);

    /// <summary>
    /// Makes the exception that a workflow sees: of the same type, where it was rebuilt faithfully when it was captured; else of the
    /// nearest base type that can be rebuilt and that a <c>catch</c> of the workflow names; else <see cref="StepFailedException"/>.
    /// </summary>
    /// <param name="failure">The record.</param>
    /// <param name="caughtTypes">The full names of the exception types that the workflow's <c>catch</c> clauses and filters name.</param>
    public Exception Rebuild(FailureRecord failure, IReadOnlyList<string> caughtTypes)
    {
        List<Exception> inner = [.. failure.InnerFailures.Select(record => Rebuild(record, caughtTypes))];
        if (failure.PayloadType is null) return StandIn(failure, inner);
        if (failure.PayloadType == failure.TypeName && TryRead(failure.TypeName, failure, inner, out Exception? same)) return same;
        foreach (string type in failure.BaseTypes)
        {
            // "catch (Exception)" takes the stand-in as well, which tells more than a bare Exception would.
            if (type == "System.Exception" || !caughtTypes.Contains(type, StringComparer.Ordinal)) continue;
            if (!TryRead(type, failure, inner, out Exception? nearest)) continue;
            if (nearest.Message != failure.Message) ExceptionFields.Message(nearest) = failure.Message;
            return nearest;
        }

        return StandIn(failure, inner);
    }

    private static StepFailedException StandIn(FailureRecord failure, List<Exception> inner) =>
        new(failure.TypeName, failure.Message, failure.StackTrace, inner.Count == 0 ? null : inner[0]);

    private static Exception[] InnerOf(Exception exception) => exception switch
    {
        AggregateException many => [.. many.InnerExceptions],
        { InnerException: Exception one } => [one],
        _ => [],
    };

    private FailureRecord Capture(Exception exception, int depth)
    {
        FailureRecord record = new()
        {
            TypeName = exception.GetType().ToString(),
            Message = MessageOf(exception),
            StackTrace = exception.StackTrace,
            BaseTypes = [.. BasesOf(exception.GetType()).Select(static type => type.ToString())],
            InnerFailures = depth == DeepestInner ? [] : [.. InnerOf(exception).Select(inner => Capture(inner, depth + 1))],
        };
        if (TryWrite(record.TypeName, exception, out byte[] payload)) return record with { PayloadType = record.TypeName, Payload = payload };
        foreach (string type in record.BaseTypes)
        {
            if (TryWrite(type, exception, out payload)) return record with { PayloadType = type, Payload = payload };
        }

        return record;
    }

    // The trial: only what gives the same message and the same members when it is read counts as rebuildable.
    private bool TryWrite(string type, Exception exception, out byte[] payload)
    {
        payload = [];
        if (!_byType.TryGetValue(type, out ExceptionCodec? codec) || !codec.Covers(exception)) return false;
        ExceptionBody body = new(codec, InnerOf(exception));
        try
        {
            payload = ValueWriter.ToUtf8(body, exception);
            Exception again = ValueReader.FromUtf8(body, payload);
            bool isExact = exception.GetType().ToString() == type;
            return !isExact || again.Message == exception.Message && ValueWriter.ToUtf8(body, again).AsSpan().SequenceEqual(payload);
        }
        catch (ValueException)
        {
            return false;
        }
    }

    private bool TryRead(string type, FailureRecord failure, IReadOnlyList<Exception> inner, [NotNullWhen(true)] out Exception? exception)
    {
        exception = null;
        if (!_byType.TryGetValue(type, out ExceptionCodec? codec)) return false;
        try
        {
            exception = ValueReader.FromUtf8(new ExceptionBody(codec, inner), failure.Payload.Span);
            return true;
        }
        catch (ValueException)
        {
            return false;
        }
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? next = type.BaseType; next is not null && next != typeof(object); next = next.BaseType) yield return next;
    }

    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return $"(its message could not be read: {problem.GetType().Name})";
        }
    }
}
