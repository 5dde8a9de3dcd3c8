using System.Net;

namespace Workflow.Runtime.Values.Exceptions;

internal sealed class HttpRequestExceptionCodec : ExceptionCodec<HttpRequestException>
{
    private static readonly Codec<HttpRequestError> Error = Codecs.Enum<HttpRequestError>();

    protected override void WriteMembers(ValueWriter writer, HttpRequestException exception)
    {
        writer.Member("HttpRequestError"u8, Error, exception.HttpRequestError);
        if (exception.StatusCode is HttpStatusCode status) writer.Member("StatusCode"u8, Codecs.Int32, (int)status);
    }

    protected override HttpRequestException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        HttpRequestError error = HttpRequestError.Unknown;
        HttpStatusCode? status = null;
        while (reader.NextMember())
        {
            if (reader.At("HttpRequestError"u8)) error = reader.Member(Error);
            else if (reader.At("StatusCode"u8)) status = (HttpStatusCode)reader.Member(Codecs.Int32);
            else reader.Skip();
        }

        return new HttpRequestException(error, parts.Message, parts.InnerException, status);
    }
}
