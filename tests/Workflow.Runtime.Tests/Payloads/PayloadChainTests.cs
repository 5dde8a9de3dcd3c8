using System.Text;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class PayloadChainTests
{
    private static readonly PayloadContext Place = new(PayloadKind.Input) { RunId = "order-17" };

    [Fact]
    public void What_was_encoded_in_order_is_decoded_in_reverse()
    {
        PayloadChain chain = new([new Suffix("a"), new Suffix("b")], []);
        ReadOnlyMemory<byte> stored = Encode(chain, "17");
        Text(stored).ShouldBe($$"""{"$encoded":["a","b"],"data":"{{Convert.ToBase64String("17ab"u8)}}"}""");
        Text(chain.Decode(stored, Place)).ShouldBe("17");
    }

    [Fact]
    public void A_codec_that_leaves_data_as_it_is_is_not_named()
    {
        PayloadChain chain = new([new Suffix("a") { Declines = true }, new Suffix("b")], []);
        Text(Encode(chain, "17")).ShouldStartWith("""{"$encoded":["b"],""");
    }

    [Fact]
    public void Data_that_no_codec_wants_is_stored_as_it_is() =>
        Text(Encode(new PayloadChain([new Suffix("a") { Declines = true }], []), """{"a":1}""")).ShouldBe("""{"a":1}""");

    [Fact]
    public void Data_from_before_there_were_codecs_is_read_as_it_is() =>
        Text(new PayloadChain([new Suffix("a")], []).Decode("""{"a":1}"""u8.ToArray(), Place)).ShouldBe("""{"a":1}""");

    [Fact]
    public void Data_that_looks_like_an_envelope_comes_back_as_it_was()
    {
        const string Forged = """{"$encoded":["a"],"data":"MTdh"}""";
        Text(PayloadChain.Empty.Decode(Encode(PayloadChain.Empty, Forged), Place)).ShouldBe(Forged);
    }

    [Fact]
    public void A_codec_that_was_replaced_reads_what_it_wrote_for_as_long_as_it_is_listed()
    {
        ReadOnlyMemory<byte> stored = Encode(new PayloadChain([new Suffix("a")], []), "17");
        PayloadChain rotated = new([new Suffix("b")], [new Suffix("a")]);
        Text(rotated.Decode(stored, Place)).ShouldBe("17");
        Text(Encode(rotated, "17")).ShouldContain("""["b"]""");
    }

    [Fact]
    public void A_codec_that_is_not_listed_is_named_with_the_way_out()
    {
        ReadOnlyMemory<byte> stored = Encode(new PayloadChain([new Suffix("a")], []), "17");
        string reason = Reason(PayloadChain.Empty.Decode(stored, Place));
        reason.ShouldStartWith("The input of run 'order-17' cannot be decoded: it was encoded by codec 'a', which this host does not have.");
        reason.ShouldContain("UsePayloadCodecs");
        reason.ShouldContain("ResumeAsync");
    }

    [Fact]
    public void A_codec_that_fails_to_decode_is_named()
    {
        PayloadChain chain = new([new Suffix("a") { OnDecode = () => throw new TimeoutException("no answer") }], []);
        Reason(chain.Decode(Encode(chain, "17"), Place)).ShouldContain("codec 'a' failed (TimeoutException: no answer)");
    }

    [Fact]
    public void A_codec_that_fails_to_encode_fails_the_write_as_one_that_may_be_tried_again()
    {
        PayloadChain chain = new([new Suffix("a") { OnEncode = () => throw new TimeoutException("no answer") }], []);
        StoreException error = Should.Throw<StoreException>(() => Encode(chain, "17"));
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("The input of run 'order-17' was not written: the payload codec 'a' failed (TimeoutException: no answer)");
    }

    [Fact]
    public void Two_codecs_of_one_id_are_refused() =>
        Should.Throw<ArgumentException>(() => new PayloadChain([new Suffix("a")], [new Suffix("a")])).Message.ShouldContain("Two payload codecs have the id 'a'");

    [Theory]
    [InlineData("")]
    [InlineData("Aes")]
    [InlineData("a,b")]
    [InlineData("-a")]
    public void Ids_that_could_be_mistaken_are_refused(string id) =>
        Should.Throw<ArgumentException>(() => new PayloadChain([new Suffix(id)], [])).Message.ShouldContain($"'{id}' cannot be the id of a payload codec");

    private static ReadOnlyMemory<byte> Encode(PayloadChain chain, string text) => chain.Encode(Encoding.UTF8.GetBytes(text), Place, "memory");

    private static string Text(ReadOnlyMemory<byte> data) => Encoding.UTF8.GetString(data.Span);

    private static string Reason(ReadOnlyMemory<byte> data) => Undecodable.ReasonOf(data.Span).ShouldNotBeNull();

    /// <summary>Appends its id.</summary>
    private sealed class Suffix(string id) : IPayloadCodec
    {
        public string Id => id;

        public bool Declines { get; init; }

        public Action? OnEncode { get; init; }

        public Action? OnDecode { get; init; }

        public byte[]? Encode(ReadOnlySpan<byte> data, PayloadContext context)
        {
            OnEncode?.Invoke();
            return Declines ? null : [.. data, .. Encoding.UTF8.GetBytes(id)];
        }

        public byte[] Decode(ReadOnlySpan<byte> data, PayloadContext context)
        {
            OnDecode?.Invoke();
            return data[..^id.Length].ToArray();
        }
    }
}
