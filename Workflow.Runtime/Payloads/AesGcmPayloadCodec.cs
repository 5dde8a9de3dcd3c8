using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Workflow.Runtime.Payloads;

namespace Workflow.Runtime;

/// <summary>
/// Encrypts data with AES-256 in Galois/Counter Mode, and binds it to its place: data that was changed, or moved to another run, another event or another
/// purpose, does not decrypt. Thread-safe; one for a host.
/// </summary>
/// <remarks>
/// Each codec encrypts with a key of its own, derived (HKDF, SHA-256) from the ring's current one and 128 random bits, and takes a new one in time, so that no amount of data wears a
/// key out. What is stored: format (1 byte), length of the key's id (1), the id, salt (16), nonce (12), tag (16), data.
/// </remarks>
public sealed class AesGcmPayloadCodec : IPayloadCodec
{
    private const byte Format = 1;
    private const int MaxKept = 256;
    private readonly PayloadKeyRing _keys;

    /// <summary>Keys that were derived to decrypt, by id and salt. As a rule there is one for each start of a process that wrote.</summary>
    private readonly ConcurrentDictionary<(string, UInt128), DerivedPayloadKey> _derived = new();
    private DerivedPayloadKey _current;

    /// <summary>Makes the codec.</summary>
    /// <param name="keys">The keys.</param>
    /// <exception cref="PlatformNotSupportedException">The system has no AES-GCM.</exception>
    public AesGcmPayloadCodec(PayloadKeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!AesGcm.IsSupported) throw new PlatformNotSupportedException("The cryptographic library of this system has no AES-GCM.");
        _keys = keys;
        _current = DerivedPayloadKey.Fresh(keys.Current);
    }

    /// <inheritdoc/>
    public string Id => "aes-gcm";

    /// <inheritdoc/>
    public byte[]? Encode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        DerivedPayloadKey key = Current();
        string id = key.Source.Id;
        byte[] encoded = new byte[2 + id.Length + Parts.Overhead + data.Length];
        encoded[0] = Format;
        encoded[1] = (byte)Encoding.ASCII.GetBytes(id, encoded.AsSpan(2));
        Parts parts = Parts.Of(encoded.AsSpan(2 + id.Length));
        key.Salt.CopyTo(parts.Salt);
        key.Encrypt(parts.Nonce, data, parts.Data, parts.Tag, context.ToAssociatedData());
        return encoded;
    }

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        PayloadKey key = FindKey(data, out int begin);
        // A copy, for the parts are writable.
        Parts parts = Parts.Of(data[begin..].ToArray());
        byte[] plain = new byte[parts.Data.Length];
        try
        {
            Derived(key, parts.Salt).Decrypt(parts.Nonce, parts.Data, parts.Tag, plain, context.ToAssociatedData());
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new PayloadException(
                $"key '{key.Id}' does not open it. Either the key has another value than the one that it was encrypted with: correct it, then resume the run "
                + "(WorkflowHandle.ResumeAsync). Or the data was changed, or moved here from another place: restore it from a backup, or terminate the run.");
        }
    }

    private DerivedPayloadKey Current()
    {
        DerivedPayloadKey key = Volatile.Read(ref _current);
        if (!key.IsWorn) return key;
        // Two threads may both replace it; each of the two new ones is good.
        key = DerivedPayloadKey.Fresh(_keys.Current);
        Volatile.Write(ref _current, key);
        return key;
    }

    private DerivedPayloadKey Derived(PayloadKey key, ReadOnlySpan<byte> salt)
    {
        (string, UInt128) name = (key.Id, BinaryPrimitives.ReadUInt128LittleEndian(salt));
        if (_derived.TryGetValue(name, out DerivedPayloadKey? derived)) return derived;
        // Forged data must not fill the memory with salts.
        if (_derived.Count >= MaxKept) _derived.Clear();
        return _derived[name] = new DerivedPayloadKey(key, salt.ToArray());
    }

    private PayloadKey FindKey(ReadOnlySpan<byte> data, out int end)
    {
        end = data.Length >= 2 ? 2 + data[1] : int.MaxValue;
        if (end > data.Length - Parts.Overhead) throw Damaged();
        if (data[0] != Format)
            throw new PayloadException($"it has format {data[0]}, this version knows {Format}. Update this program, or, if there is no newer one, restore the data from a backup.");
        string id = Encoding.ASCII.GetString(data[2..end]);
        if (!PayloadKey.IsId(id)) throw Damaged();
        return _keys.Find(id) ?? throw new PayloadException(
            $"it was encrypted with key '{id}', which is not among the keys of this host ({_keys}). Add it to the PayloadKeyRing of every worker and client, then resume the run (WorkflowHandle.ResumeAsync).");
    }

    private static PayloadException Damaged() =>
        new("the encrypted data was changed or cut off. Restore it from a backup, then resume the run (WorkflowHandle.ResumeAsync); or terminate the run.");

    /// <summary>What follows the key's id.</summary>
    private readonly ref struct Parts
    {
        public const int Overhead = DerivedPayloadKey.SaltSize + DerivedPayloadKey.NonceSize + DerivedPayloadKey.TagSize;

        public Span<byte> Salt { get; private init; }

        public Span<byte> Nonce { get; private init; }

        public Span<byte> Tag { get; private init; }

        public Span<byte> Data { get; private init; }

        public static Parts Of(Span<byte> bytes) => new()
        {
            Salt = bytes[..DerivedPayloadKey.SaltSize],
            Nonce = bytes.Slice(DerivedPayloadKey.SaltSize, DerivedPayloadKey.NonceSize),
            Tag = bytes[(DerivedPayloadKey.SaltSize + DerivedPayloadKey.NonceSize)..Overhead],
            Data = bytes[Overhead..],
        };
    }
}
