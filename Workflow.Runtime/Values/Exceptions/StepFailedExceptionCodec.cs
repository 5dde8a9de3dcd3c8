namespace Workflow.Runtime.Values.Exceptions;

internal sealed class StepFailedExceptionCodec : ExceptionCodec<StepFailedException>
{
    protected override void WriteMembers(ValueWriter writer, StepFailedException exception)
    {
        writer.Member("FailureType"u8, Codecs.String, exception.FailureType);
        writer.Member("FailureMessage"u8, Codecs.String, exception.FailureMessage);
        writer.Member("FailureStackTrace"u8, Codecs.String, exception.FailureStackTrace!);
        writer.Member("Step"u8, Codecs.String, exception.Step!);
        writer.Member("Attempts"u8, Codecs.Int32, exception.Attempts);
    }

    protected override StepFailedException ReadMembers(ref ValueReader reader, ExceptionParts parts)
    {
        string type = "";
        string message = "";
        string? stack = null;
        string? step = null;
        int attempts = 0;
        while (reader.NextMember())
        {
            if (reader.At("FailureType"u8)) type = reader.Member(Codecs.String);
            else if (reader.At("FailureMessage"u8)) message = reader.Member(Codecs.String);
            else if (reader.At("FailureStackTrace"u8)) stack = reader.Member(Codecs.String);
            else if (reader.At("Step"u8)) step = reader.Member(Codecs.String);
            else if (reader.At("Attempts"u8)) attempts = reader.Member(Codecs.Int32);
            else reader.Skip();
        }

        return new StepFailedException(type, message, stack, parts.InnerException) { Step = step, Attempts = attempts };
    }
}
