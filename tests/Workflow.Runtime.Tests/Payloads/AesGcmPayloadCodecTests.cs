using System.Text;
using Workflow.Runtime.Tests.Payloads.Kit;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class AesGcmPayloadCodecTests
{
    private static readonly PayloadContext Place = new(PayloadKind.Event) { RunId = "order-17", Name = "step_completed", Sequence = 3 };
    private static readonly AesGcmPayloadCodec Spring = new(new PayloadKeyRing(Keys.Spring));

    public static TheoryData<PayloadContext> OtherPlaces =>
    [
        Place with { RunId = "order-18" }, Place with { RunId = null }, Place with { Sequence = 4 }, Place with { Name = "step_failed" }, Place with { Name = null },
        new PayloadContext(PayloadKind.Snapshot) { RunId = "order-17", Name = "step_completed", Sequence = 3 },
        Place with { RunId = "order-17s", Name = "tep_completed" },
    ];

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("a card number")]
    public void What_was_encrypted_is_decrypted(string text)
    {
        byte[] encrypted = Encrypt(text);
        Text(Spring.Decode(encrypted, Place)).ShouldBe(text);
        if (text.Length > 2) Text(encrypted).ShouldNotContain(text);
    }

    [Fact]
    public void The_same_data_is_never_encrypted_alike() => Text(Encrypt("17")).ShouldNotBe(Text(Encrypt("17")));

    [Theory, MemberData(nameof(OtherPlaces))]
    public void Data_that_was_moved_elsewhere_does_not_decrypt(PayloadContext elsewhere) =>
        Should.Throw<PayloadException>(() => Spring.Decode(Encrypt("17"), elsewhere)).Message.ShouldContain("key 'spring' does not open it");

    [Fact]
    public void An_older_key_of_the_ring_still_decrypts_and_the_current_one_encrypts()
    {
        AesGcmPayloadCodec rotated = new(new PayloadKeyRing(Keys.Summer, Keys.Spring));
        Text(rotated.Decode(Encrypt("17"), Place)).ShouldBe("17");
        Text(rotated.Encode("17"u8, Place)!).ShouldContain("summer");
    }

    [Fact]
    public void A_key_that_is_missing_is_named_with_those_that_are_there_and_the_way_out()
    {
        AesGcmPayloadCodec other = new(new PayloadKeyRing(Keys.Summer));
        string message = Should.Throw<PayloadException>(() => other.Decode(Encrypt("17"), Place)).Message;
        message.ShouldContain("encrypted with key 'spring', which is not among the keys of this host ('summer')");
        message.ShouldContain("Add it to the PayloadKeyRing");
    }

    [Fact]
    public void Another_secret_under_the_same_name_does_not_decrypt()
    {
        AesGcmPayloadCodec impostor = new(new PayloadKeyRing(new PayloadKey("spring", Keys.SecretOf("autumn"))));
        Should.Throw<PayloadException>(() => impostor.Decode(Encrypt("17"), Place)).Message.ShouldContain("the key has another value");
    }

    [Fact]
    public void Data_that_is_cut_off_anywhere_or_changed_anywhere_does_not_decrypt()
    {
        byte[] encrypted = Encrypt("a card number");
        for (int i = 0; i < encrypted.Length; i++)
        {
            Should.Throw<PayloadException>(() => Spring.Decode(encrypted.AsSpan(0, i), Place));
            byte[] changed = [.. encrypted];
            changed[i] ^= 1;
            Should.Throw<PayloadException>(() => Spring.Decode(changed, Place));
        }
    }

    [Fact]
    public void Another_process_and_any_number_of_threads_decrypt_it()
    {
        byte[][] encrypted = [.. Enumerable.Range(0, 2000).AsParallel().AsOrdered().Select(i => Encrypt($"{i}"))];
        AesGcmPayloadCodec other = new(new PayloadKeyRing(Keys.Spring));
        encrypted.AsParallel().AsOrdered().Select(each => Text(other.Decode(each, Place))).ShouldBe(Enumerable.Range(0, 2000).Select(i => $"{i}"));
    }

    [Fact]
    public void Each_codec_encrypts_with_a_key_of_its_own()
    {
        static string SaltOf(byte[] encrypted) => Convert.ToHexString(encrypted, 2 + encrypted[1], 16);
        byte[] other = new AesGcmPayloadCodec(new PayloadKeyRing(Keys.Spring)).Encode("17"u8, Place)!;
        SaltOf(other).ShouldNotBe(SaltOf(Encrypt("17")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(33)]
    public void A_key_of_another_length_is_refused(int length) =>
        Should.Throw<ArgumentException>(() => new PayloadKey("spring", new byte[length])).Message.ShouldContain($"Key 'spring' has {length} bytes; AES-256 needs 32.");

    [Fact]
    public void A_key_that_was_never_set_is_refused() =>
        Should.Throw<ArgumentException>(() => new PayloadKey("spring", new byte[32])).Message.ShouldContain("it was never set");

    [Fact]
    public void Text_that_is_no_key_is_refused_without_being_repeated()
    {
        ArgumentException error = Should.Throw<ArgumentException>(() => PayloadKey.FromBase64("spring", "hunter2 is no base64!"));
        error.Message.ShouldContain("Key 'spring' is not base64");
        error.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public void Two_keys_of_one_name_are_refused() =>
        Should.Throw<ArgumentException>(() => new PayloadKeyRing(Keys.Spring, Keys.Make("spring"))).Message.ShouldContain("Two keys of the ring are called 'spring'");

    [Fact]
    public void Keys_show_their_names_and_nothing_else()
    {
        PayloadKey key = PayloadKey.FromBase64("spring", Convert.ToBase64String(Keys.SecretOf("spring")));
        key.ToString().ShouldBe("key 'spring'");
        new PayloadKeyRing(key, Keys.Summer).ToString().ShouldBe("'spring', 'summer'");
        typeof(PayloadKey).GetProperties().Select(property => property.Name).ShouldBe(["Id"]);
    }

    private static byte[] Encrypt(string text) => Spring.Encode(Encoding.UTF8.GetBytes(text), Place)!;

    private static string Text(byte[] data) => Encoding.Latin1.GetString(data);
}
