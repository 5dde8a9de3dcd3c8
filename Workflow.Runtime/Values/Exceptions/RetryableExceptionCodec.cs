namespace Workflow.Runtime.Values.Exceptions;

internal sealed class RetryableExceptionCodec : ExceptionCodec<RetryableException>
{
    private static readonly Codec<TimeSpan?> Delay = Codecs.Nullable(Codecs.TimeSpan);

    protected override void WriteMembers(ValueWriter writer, RetryableException exception) => writer.Member("RetryAfter"u8, Delay, exception.RetryAfter);

    protected override RetryableException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        TimeSpan? delay = null;
        while (reader.NextMember())
        {
            if (reader.At("RetryAfter"u8)) delay = reader.Member(Delay);
            else reader.Skip();
        }

        return new RetryableException(parts.Message, delay, parts.InnerException);
    }
}
