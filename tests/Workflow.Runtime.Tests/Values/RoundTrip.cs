using System.Text;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Values;

/// <summary>Writes a value, reads it, writes it again and demands the same text.</summary>
internal static class RoundTrip
{
    public static string Text<T>(Codec<T> codec, T value) => Encoding.UTF8.GetString(ValueWriter.ToUtf8(codec, value));

    public static T Of<T>(Codec<T> codec, T value)
    {
        string text = Text(codec, value);
        T again = Read(codec, text);
        Text(codec, again).ShouldBe(text);
        return again;
    }

    public static T Read<T>(Codec<T> codec, string json) => ValueReader.FromUtf8(codec, Encoding.UTF8.GetBytes(json));
}
