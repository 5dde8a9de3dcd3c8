using System.Numerics;
using System.Text.Json;
using Workflow.Runtime.Values;

namespace Workflow.Runtime.Tests.Values;

public class LeavesComeBackEqual
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-0.0)]
    public void Every_double_keeps_its_bits(double value) =>
        BitConverter.DoubleToInt64Bits(RoundTrip.Of(Codecs.Double, value)).ShouldBe(BitConverter.DoubleToInt64Bits(value));

    [Theory]
    [InlineData("1.10")]
    [InlineData("0.000")]
    [InlineData("-79228162514264337593543950335")]
    public void A_decimal_keeps_its_scale(string text)
    {
        decimal value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        decimal.GetBits(RoundTrip.Of(Codecs.Decimal, value)).ShouldBe(decimal.GetBits(value));
    }

    [Fact]
    public void Numbers_of_every_size_keep_their_value()
    {
        RoundTrip.Of(Codecs.Byte, byte.MaxValue).ShouldBe(byte.MaxValue);
        RoundTrip.Of(Codecs.SByte, sbyte.MinValue).ShouldBe(sbyte.MinValue);
        RoundTrip.Of(Codecs.Int64, long.MinValue).ShouldBe(long.MinValue);
        RoundTrip.Of(Codecs.UInt64, ulong.MaxValue).ShouldBe(ulong.MaxValue);
        RoundTrip.Of(Codecs.Int128, Int128.MinValue).ShouldBe(Int128.MinValue);
        RoundTrip.Of(Codecs.UInt128, UInt128.MaxValue).ShouldBe(UInt128.MaxValue);
        RoundTrip.Of(Codecs.IntPtr, nint.MinValue).ShouldBe(nint.MinValue);
        RoundTrip.Of(Codecs.Single, 0.1f).ShouldBe(0.1f);
        RoundTrip.Of(Codecs.Half, (Half)0.1f).ShouldBe((Half)0.1f);
        RoundTrip.Of(Codecs.BigInteger, BigInteger.Pow(7, 300)).ShouldBe(BigInteger.Pow(7, 300));
    }

    [Fact]
    public void A_number_that_does_not_fit_is_an_error_that_says_so() =>
        Should.Throw<ValueException>(() => RoundTrip.Read(Codecs.Byte, "300")).Message.ShouldContain("found 300");

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_point_in_time_keeps_ticks_and_kind(DateTimeKind kind)
    {
        DateTime value = new(638_000_000_123_456_789, kind);
        DateTime again = RoundTrip.Of(Codecs.DateTime, value);
        (again.Ticks, again.Kind).ShouldBe((value.Ticks, kind));
    }

    [Fact]
    public void An_offset_is_kept()
    {
        DateTimeOffset value = new(2026, 3, 29, 2, 30, 0, 123, TimeSpan.FromMinutes(-210));
        RoundTrip.Of(Codecs.DateTimeOffset, value).EqualsExact(value).ShouldBeTrue();
    }

    [Fact]
    public void Dates_times_and_spans_are_exact_to_the_tick()
    {
        RoundTrip.Of(Codecs.DateOnly, DateOnly.MaxValue).ShouldBe(DateOnly.MaxValue);
        RoundTrip.Of(Codecs.TimeOnly, TimeOnly.MaxValue).ShouldBe(TimeOnly.MaxValue);
        RoundTrip.Of(Codecs.TimeSpan, TimeSpan.MinValue).ShouldBe(TimeSpan.MinValue);
        RoundTrip.Of(Codecs.DateTime, DateTime.MaxValue).ShouldBe(DateTime.MaxValue);
        RoundTrip.Of(Codecs.DateTime, DateTime.MinValue).ShouldBe(DateTime.MinValue);
    }

    [Fact]
    public void Names_of_things_come_back()
    {
        Guid guid = new("a2c1a1f6-6a0c-4b8b-9c5e-0b8c1f6f2f11");
        RoundTrip.Of(Codecs.Guid, guid).ShouldBe(guid);
        RoundTrip.Of(Codecs.Uri, new Uri("a/../b?x=%20", UriKind.Relative)).OriginalString.ShouldBe("a/../b?x=%20");
        RoundTrip.Of(Codecs.Version, new Version(1, 2)).ShouldBe(new Version(1, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Grüße, 世界 😀 \" \\ \0 \u2028")]
    [InlineData("half a pair \ud800")]
    public void Any_text_survives(string text) => RoundTrip.Of(Codecs.String, text).ShouldBe(text);

    [Theory]
    [InlineData('a')]
    [InlineData('\0')]
    [InlineData('\udc00')]
    public void Any_character_survives(char value) => RoundTrip.Of(Codecs.Char, value).ShouldBe(value);

    [Fact]
    public void Bytes_are_base64()
    {
        byte[] bytes = [0, 1, 254, 255];
        RoundTrip.Text(Codecs.Bytes, bytes).ShouldBe("\"AAH+/w==\"");
        RoundTrip.Of(Codecs.Bytes, bytes).ShouldBe(bytes);
        RoundTrip.Of(Codecs.Memory, bytes).ToArray().ShouldBe(bytes);
    }

    [Fact]
    public void Enums_are_names_and_flags_are_lists_of_names()
    {
        Codec<FileAccess> codec = Codecs.Enum<FileAccess>();
        RoundTrip.Text(codec, FileAccess.ReadWrite).ShouldBe("\"ReadWrite\"");
        RoundTrip.Of(Codecs.Enum<FileAttributes>(), FileAttributes.Hidden | FileAttributes.System).ShouldBe(FileAttributes.Hidden | FileAttributes.System);
        RoundTrip.Of(codec, (FileAccess)77).ShouldBe((FileAccess)77);
        RoundTrip.Of(Codecs.Enum<DayOfWeek>(), (DayOfWeek)(-3)).ShouldBe((DayOfWeek)(-3));
    }

    [Fact]
    public void An_unknown_name_of_an_enum_is_an_error_that_lists_the_names() =>
        Should.Throw<ValueException>(() => RoundTrip.Read(Codecs.Enum<FileAccess>(), "\"Rad\"")).Message.ShouldContain("Read, Write, ReadWrite");

    [Fact]
    public void Nullables_may_be_null()
    {
        RoundTrip.Of(Codecs.Nullable(Codecs.Int32), null).ShouldBeNull();
        RoundTrip.Of(Codecs.Nullable(Codecs.Int32), 3).ShouldBe(3);
    }

    [Fact]
    public void Json_stays_as_it_stands()
    {
        JsonElement element = JsonDocument.Parse("""{"$id":"1","n":1.10,"a":[null]}""").RootElement;
        RoundTrip.Text(Codecs.JsonElement, element).ShouldBe("""{"$id":"1","n":1.10,"a":[null]}""");
        RoundTrip.Of(Codecs.JsonObject, System.Text.Json.Nodes.JsonObject.Create(element)!).ToJsonString().ShouldBe("""{"$id":"1","n":1.10,"a":[null]}""");
        RoundTrip.Read(Codecs.JsonNode, """{"n":1}""").ToJsonString().ShouldBe("""{"n":1}""");
    }
}
