using System.Text.Json;
using Workflow.Runtime.Engine.Runs;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Frames;

/// <summary>A cancellation token, if it is the run's own, comes from <see cref="Durable.CreateCancellation"/> or cannot trip any more: any other has a source that nobody could bring back.</summary>
internal sealed class CancellationTokenCodec : Codec<CancellationToken>
{
    private const string OfRun = "run";
    private const string Never = "never";
    private const string Tripped = "tripped";

    public override string Contract => "token";

    public override void Write(ValueWriter writer, CancellationToken value)
    {
        RunContext run = InSnapshot.Of<CancellationToken>(writer).Run;
        if (value == run.CancellationToken) writer.Json.WriteStringValue(OfRun);
        else if (run.SourceOf(value) is { } source) WriteSource(writer, source);
        else if (value.IsCancellationRequested) writer.Json.WriteStringValue(Tripped);
        else if (!value.CanBeCanceled) writer.Json.WriteStringValue(Never);
        else throw writer.Fail(TypeName.Of(typeof(CancellationToken)), "it comes from a source of its own. Use the workflow's token, or Durable.CreateCancellation.");
    }

    private static void WriteSource(ValueWriter writer, DurableCancellation source)
    {
        writer.Json.WriteStartObject();
        writer.Member("of"u8, Codecs.DurableCancellation, source);
        writer.Json.WriteEndObject();
    }

    private static CancellationToken ReadSource(ref ValueReader reader)
    {
        DurableCancellation? source = null;
        while (reader.NextMember())
        {
            if (reader.At("of"u8)) source = reader.Member(Codecs.DurableCancellation);
            else reader.Skip();
        }

        return source?.Token ?? throw reader.Missing(TypeName.Of(typeof(CancellationToken)), "of");
    }

    public override CancellationToken Read(ref ValueReader reader)
    {
        RunContext run = InSnapshot.Of<CancellationToken>(ref reader).Run;
        if (reader.Json.TokenType == JsonTokenType.StartObject) return ReadSource(ref reader);
        return reader.Json.GetString() switch
        {
            OfRun => run.CancellationToken,
            Tripped => new CancellationToken(canceled: true),
            _ => CancellationToken.None,
        };
    }
}
