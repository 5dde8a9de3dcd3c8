using System.Buffers.Binary;
using System.Text;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class BrotliPayloadCodecTests
{
    private static readonly PayloadContext Place = new(PayloadKind.Result) { RunId = "order-17" };
    private static readonly BrotliPayloadCodec Codec = new();

    [Fact]
    public void Data_of_some_size_gets_smaller_and_comes_back()
    {
        byte[] data = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"product":"table","price":17},""", 1000)));
        byte[] encoded = Codec.Encode(data, Place).ShouldNotBeNull();
        encoded.Length.ShouldBeLessThan(data.Length / 10);
        Codec.Decode(encoded, Place).ShouldBe(data);
    }

    [Fact]
    public void Small_data_is_left_as_it_is() => Codec.Encode(new byte[4095], Place).ShouldBeNull();

    [Fact]
    public void Data_that_does_not_get_smaller_is_left_as_it_is()
    {
        byte[] noise = new byte[20_000];
        new Random(1).NextBytes(noise);
        Codec.Encode(noise, Place).ShouldBeNull();
    }

    [Fact]
    public void Data_above_the_limit_is_left_as_it_is() => new BrotliPayloadCodec(64, 10_000).Encode(new byte[10_001], Place).ShouldBeNull();

    [Fact]
    public void What_claims_to_be_larger_than_the_limit_is_not_decompressed()
    {
        byte[] bomb = Codec.Encode(new byte[1_000_000], Place)!;
        Should.Throw<PayloadException>(() => new BrotliPayloadCodec(64, 999_999).Decode(bomb, Place)).Message.ShouldContain("1000000 bytes, more than the limit of 999999");
    }

    [Fact]
    public void What_is_larger_than_it_claims_to_be_is_refused()
    {
        byte[] bomb = Codec.Encode(new byte[1_000_000], Place)!;
        BinaryPrimitives.WriteInt32LittleEndian(bomb, 1000);
        Should.Throw<PayloadException>(() => Codec.Decode(bomb, Place)).Message.ShouldContain("changed or cut off");
    }

    [Fact]
    public void Data_that_is_cut_off_is_refused()
    {
        byte[] whole = Codec.Encode(new byte[5000], Place)!;
        for (int length = 0; length < whole.Length; length++) Should.Throw<PayloadException>(() => Codec.Decode(whole.AsSpan(0, length), Place));
    }
}
