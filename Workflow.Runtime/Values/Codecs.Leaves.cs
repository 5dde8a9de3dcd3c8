using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Runtime.Compiled;
using Workflow.Runtime.Values.Leaves;

namespace Workflow.Runtime.Values;

/// <summary>
/// The codecs of the framework's types: values without parts here, collections and tuples by the methods, which take the codecs of
/// what they hold.
/// </summary>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "Each codec is named after its type.")]
public static partial class Codecs
{
    /// <summary>The codec of <see cref="string"/>; half a surrogate pair survives.</summary>
    public static Codec<string> String { get; } = new StringCodec();

    /// <summary>The codec of <see cref="char"/>.</summary>
    public static Codec<char> Char { get; } = new CharCodec();

    /// <summary>The codec of <see cref="bool"/>.</summary>
    public static Codec<bool> Boolean { get; } = new BooleanCodec();

    /// <summary>The codec of <see cref="byte"/>.</summary>
    public static Codec<byte> Byte { get; } = new NumberCodec<byte>("byte");

    /// <summary>The codec of <see cref="sbyte"/>.</summary>
    public static Codec<sbyte> SByte { get; } = new NumberCodec<sbyte>("sbyte");

    /// <summary>The codec of <see cref="short"/>.</summary>
    public static Codec<short> Int16 { get; } = new NumberCodec<short>("short");

    /// <summary>The codec of <see cref="ushort"/>.</summary>
    public static Codec<ushort> UInt16 { get; } = new NumberCodec<ushort>("ushort");

    /// <summary>The codec of <see cref="int"/>.</summary>
    public static Codec<int> Int32 { get; } = new NumberCodec<int>("int");

    /// <summary>The codec of <see cref="uint"/>.</summary>
    public static Codec<uint> UInt32 { get; } = new NumberCodec<uint>("uint");

    /// <summary>The codec of <see cref="long"/>.</summary>
    public static Codec<long> Int64 { get; } = new NumberCodec<long>("long");

    /// <summary>The codec of <see cref="ulong"/>.</summary>
    public static Codec<ulong> UInt64 { get; } = new NumberCodec<ulong>("ulong");

    /// <summary>The codec of <see cref="System.Int128"/>.</summary>
    public static Codec<Int128> Int128 { get; } = new NumberCodec<Int128>("int128");

    /// <summary>The codec of <see cref="System.UInt128"/>.</summary>
    public static Codec<UInt128> UInt128 { get; } = new NumberCodec<UInt128>("uint128");

    /// <summary>The codec of <see cref="nint"/>.</summary>
    public static Codec<nint> IntPtr { get; } = new NumberCodec<nint>("nint");

    /// <summary>The codec of <see cref="nuint"/>.</summary>
    public static Codec<nuint> UIntPtr { get; } = new NumberCodec<nuint>("nuint");

    /// <summary>The codec of <see cref="System.Half"/>.</summary>
    public static Codec<Half> Half { get; } = new NumberCodec<Half>("half");

    /// <summary>The codec of <see cref="float"/>.</summary>
    public static Codec<float> Single { get; } = new NumberCodec<float>("float");

    /// <summary>The codec of <see cref="double"/>; NaN and the infinities are text.</summary>
    public static Codec<double> Double { get; } = new NumberCodec<double>("double");

    /// <summary>The codec of <see cref="decimal"/>; the scale is kept.</summary>
    public static Codec<decimal> Decimal { get; } = new NumberCodec<decimal>("decimal");

    /// <summary>The codec of <see cref="System.Numerics.BigInteger"/>, as text.</summary>
    public static Codec<BigInteger> BigInteger { get; } = new TextCodec<BigInteger>(
        "integer", static value => value.ToString(CultureInfo.InvariantCulture), static text => System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The codec of <see cref="System.Guid"/>.</summary>
    public static Codec<Guid> Guid { get; } = new TextCodec<Guid>("guid", static value => value.ToString("D"), System.Guid.Parse);

    /// <summary>The codec of <see cref="System.Uri"/>, as it was written.</summary>
    public static Codec<Uri> Uri { get; } = new TextCodec<Uri>(
        "uri", static value => value.OriginalString, static text => new Uri(text, UriKind.RelativeOrAbsolute));

    /// <summary>The codec of <see cref="System.Version"/>.</summary>
    public static Codec<Version> Version { get; } = new TextCodec<Version>("version", static value => value.ToString(), System.Version.Parse);

    /// <summary>The codec of <see cref="System.DateTime"/>: ticks and kind are kept.</summary>
    public static Codec<DateTime> DateTime { get; } = new TextCodec<DateTime>("datetime", DateTimeText.Format, DateTimeText.ParseDateTime);

    /// <summary>The codec of <see cref="System.DateTimeOffset"/>: ticks and offset are kept.</summary>
    public static Codec<DateTimeOffset> DateTimeOffset { get; } =
        new TextCodec<DateTimeOffset>("datetimeoffset", DateTimeText.Format, DateTimeText.ParseDateTimeOffset);

    /// <summary>The codec of <see cref="System.DateOnly"/>.</summary>
    public static Codec<DateOnly> DateOnly { get; } = new TextCodec<DateOnly>(
        "date", static value => value.ToString("O", CultureInfo.InvariantCulture), static text => System.DateOnly.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The codec of <see cref="System.TimeOnly"/>.</summary>
    public static Codec<TimeOnly> TimeOnly { get; } = new TextCodec<TimeOnly>(
        "time", static value => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), static text => System.TimeOnly.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The codec of <see cref="System.TimeSpan"/>.</summary>
    public static Codec<TimeSpan> TimeSpan { get; } = new TextCodec<TimeSpan>(
        "timespan", static value => value.ToString("c", CultureInfo.InvariantCulture), static text => System.TimeSpan.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The codec of <see cref="System.Text.Rune"/>.</summary>
    public static Codec<System.Text.Rune> Rune { get; } = new TextCodec<System.Text.Rune>(
        "rune", static value => value.ToString(), static text => System.Text.Rune.GetRuneAt(text, 0));

    /// <summary>The codec of <see cref="System.Text.StringBuilder"/>: its text.</summary>
    public static Codec<System.Text.StringBuilder> StringBuilder { get; } = new StringBuilderCodec();

    /// <summary>The codec of a byte array, as base64.</summary>
    public static Codec<byte[]> Bytes { get; } = new BytesCodec();

    /// <summary>The codec of memory that may be written to.</summary>
    public static Codec<Memory<byte>> Memory { get; } = new MemoryCodec<Memory<byte>>(static value => value, static bytes => bytes);

    /// <summary>The codec of memory that may be read only.</summary>
    public static Codec<ReadOnlyMemory<byte>> ReadOnlyMemory { get; } =
        new MemoryCodec<ReadOnlyMemory<byte>>(static value => value, static bytes => bytes);

    /// <summary>The codec of <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static Codec<JsonElement> JsonElement { get; } = new JsonElementCodec();

    /// <summary>The codec of <see cref="System.Text.Json.JsonDocument"/>.</summary>
    public static Codec<JsonDocument> JsonDocument { get; } = new JsonDocumentCodec();

    /// <summary>The codec of <see cref="System.Text.Json.Nodes.JsonNode"/>.</summary>
    public static Codec<JsonNode> JsonNode { get; } = new JsonNodeCodec<JsonNode>();

    /// <summary>The codec of <see cref="System.Text.Json.Nodes.JsonObject"/>.</summary>
    public static Codec<JsonObject> JsonObject { get; } = new JsonNodeCodec<JsonObject>();

    /// <summary>The codec of <see cref="System.Text.Json.Nodes.JsonArray"/>.</summary>
    public static Codec<JsonArray> JsonArray { get; } = new JsonNodeCodec<JsonArray>();

    /// <summary>The codec of <see cref="System.Text.Json.Nodes.JsonValue"/>.</summary>
    public static Codec<JsonValue> JsonValue { get; } = new JsonNodeCodec<JsonValue>();

    /// <summary>The codec of a step or workflow that returns nothing.</summary>
    public static Codec<NoResult> NoResult { get; } = new NoResultCodec();

    /// <summary>The codec of an enum.</summary>
    public static Codec<T> Enum<T>()
        where T : struct, Enum => new EnumCodec<T>();

    /// <summary>The codec of a value type that may be null.</summary>
    public static Codec<T?> Nullable<T>(Codec<T> codec)
        where T : struct => new NullableCodec<T>(codec);
}
