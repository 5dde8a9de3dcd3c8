using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Frames;

/// <summary>The run's random numbers: their state is kept with the run.</summary>
internal sealed class RandomCodec : Codec<Random>
{
    public override string Contract => "random";

    public override void Write(ValueWriter writer, Random value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else if (ReferenceEquals(value, InSnapshot.Of<Random>(writer).Run.SeededRandom)) writer.Json.WriteStringValue("run");
        else throw writer.Fail(TypeName.Of(typeof(Random)), "its state is hidden. Use Durable.Random.");
    }

    public override Random Read(ref ValueReader reader) =>
        reader.Json.TokenType == System.Text.Json.JsonTokenType.Null ? null!
        : InSnapshot.Of<Random>(ref reader).Run.SeededRandom ?? throw reader.Fail(TypeName.Of(typeof(Random)), "the snapshot lacks the state of the run's random numbers");
}
