using Microsoft.Extensions.Logging;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Frames;

/// <summary>The run's logger.</summary>
internal sealed class LoggerCodec : Codec<ILogger>
{
    public override string Contract => "logger";

    public override void Write(ValueWriter writer, ILogger value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else if (ReferenceEquals(value, InSnapshot.Of<ILogger>(writer).Run.Logger)) writer.Json.WriteStringValue("run");
        else throw writer.Fail(TypeName.Of(typeof(ILogger)), "it is not the run's. Use Durable.Logger.");
    }

    public override ILogger Read(ref ValueReader reader) =>
        reader.Json.TokenType == System.Text.Json.JsonTokenType.Null ? null! : InSnapshot.Of<ILogger>(ref reader).Run.Logger;
}
