using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime;

/// <summary>
/// Encrypts data with AES-256 in Galois/Counter Mode, and binds it to its place: data that was changed, or moved to another run, another event or another
/// purpose, does not decrypt. Thread-safe.
/// </summary>
/// <remarks>
/// Each piece is encrypted with a key of its own, derived (HKDF, SHA-256) from the ring's and 128 random bits, so that no number of pieces exhausts a key. What is
/// stored: format (1 byte), length of the key's id (1), the id, salt (16), nonce (12), tag (16), data.
/// </remarks>
public sealed class AesGcmPayloadCodec : IPayloadCodec
{
    private const byte Format = 1;
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;
    private readonly PayloadKeyRing _keys;

    /// <summary>Makes the codec.</summary>
    /// <param name="keys">The keys.</param>
    /// <exception cref="PlatformNotSupportedException">The system has no AES-GCM.</exception>
    public AesGcmPayloadCodec(PayloadKeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!AesGcm.IsSupported) throw new PlatformNotSupportedException("The cryptographic library of this system has no AES-GCM.");
        _keys = keys;
    }

    private static ReadOnlySpan<byte> Purpose => "workflow payload 1"u8;

    /// <inheritdoc/>
    public string Id => "aes-gcm";

    /// <inheritdoc/>
    public byte[]? Encode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        PayloadKey key = _keys.Current;
        byte[] encoded = new byte[2 + key.Id.Length + SaltSize + NonceSize + TagSize + data.Length];
        encoded[0] = Format;
        encoded[1] = (byte)Encoding.ASCII.GetBytes(key.Id, encoded.AsSpan(2));
        Parts parts = Parts.Of(encoded.AsSpan(2 + key.Id.Length));
        RandomNumberGenerator.Fill(parts.Salt);
        RandomNumberGenerator.Fill(parts.Nonce);
        using AesGcm aes = Derive(key, parts.Salt);
        aes.Encrypt(parts.Nonce, data, parts.Data, parts.Tag, context.ToAssociatedData());
        return encoded;
    }

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        PayloadKey key = FindKey(data, out int begin);
        // A copy, for the parts are writable.
        Parts parts = Parts.Of(data[begin..].ToArray());
        byte[] plain = new byte[parts.Data.Length];
        using AesGcm aes = Derive(key, parts.Salt);
        try
        {
            aes.Decrypt(parts.Nonce, parts.Data, parts.Tag, plain, context.ToAssociatedData());
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new PayloadException(
                $"key '{key.Id}' does not open it. Either the key has another value than the one that it was encrypted with: correct it, then resume the run "
                + "(WorkflowHandle.ResumeAsync). Or the data was changed, or moved here from another place: restore it from a backup, or terminate the run.");
        }
    }

    private PayloadKey FindKey(ReadOnlySpan<byte> data, out int end)
    {
        end = data.Length >= 2 ? 2 + data[1] : int.MaxValue;
        if (end > data.Length - SaltSize - NonceSize - TagSize) throw Damaged();
        if (data[0] != Format)
            throw new PayloadException($"it has format {data[0]}, this version knows {Format}. Update this program, or, if there is no newer one, restore the data from a backup.");
        string id = Encoding.ASCII.GetString(data[2..end]);
        if (!PayloadKey.IsId(id)) throw Damaged();
        return _keys.Find(id) ?? throw new PayloadException(
            $"it was encrypted with key '{id}', which is not among the keys of this host ({_keys}). Add it to the PayloadKeyRing of every worker and client, then resume the run (WorkflowHandle.ResumeAsync).");
    }

    private static AesGcm Derive(PayloadKey key, ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[KeySize];
        try
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, derived, salt, Purpose);
            return new AesGcm(derived, TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static PayloadException Damaged() =>
        new("the encrypted data was changed or cut off. Restore it from a backup, then resume the run (WorkflowHandle.ResumeAsync); or terminate the run.");

    /// <summary>What follows the key's id.</summary>
    private readonly ref struct Parts
    {
        public Span<byte> Salt { get; private init; }

        public Span<byte> Nonce { get; private init; }

        public Span<byte> Tag { get; private init; }

        public Span<byte> Data { get; private init; }

        public static Parts Of(Span<byte> bytes) => new()
        {
            Salt = bytes[..SaltSize],
            Nonce = bytes.Slice(SaltSize, NonceSize),
            Tag = bytes.Slice(SaltSize + NonceSize, TagSize),
            Data = bytes[(SaltSize + NonceSize + TagSize)..],
        };
    }
}
