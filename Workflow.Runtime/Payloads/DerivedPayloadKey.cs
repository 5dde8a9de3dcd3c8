using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Workflow.Runtime.Payloads;

/// <summary>
/// A key derived from one of the ring's and a salt, and the ciphers that were made with it: deriving costs ten times what encrypting an event does. Thread-safe.
/// </summary>
internal sealed class DerivedPayloadKey
{
    public const int SaltSize = 16;
    public const int NonceSize = 12;
    public const int TagSize = 16;
    private const int KeySize = 32;

    /// <summary>
    /// So many pieces are encrypted under one salt. Their nonces are random: that two of them are equal is then less likely than one in 2^40.
    /// </summary>
    private const int MaxPieces = 1 << 28;
    private readonly byte[] _secret = new byte[KeySize];

    /// <summary>A cipher is for one thread at a time. Never disposed: the last reference may be anybody's, and the system's part goes with a finalizer.</summary>
    private readonly ConcurrentQueue<AesGcm> _idle = new();
    private int _pieces;

    /// <param name="key">A key of the ring.</param>
    /// <param name="salt">As many random bytes as <see cref="SaltSize"/>.</param>
    public DerivedPayloadKey(PayloadKey key, byte[] salt)
    {
        Source = key;
        Salt = salt;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, _secret, salt, Purpose);
    }

    public PayloadKey Source { get; }

    public byte[] Salt { get; }

    /// <summary>Whether it has encrypted enough.</summary>
    public bool IsWorn => Volatile.Read(ref _pieces) >= MaxPieces;

    private static ReadOnlySpan<byte> Purpose => "workflow payload 1"u8;

    public static DerivedPayloadKey Fresh(PayloadKey key) => new(key, RandomNumberGenerator.GetBytes(SaltSize));

    /// <param name="nonce">Filled with the nonce.</param>
    /// <param name="plain">What to encrypt.</param>
    /// <param name="encrypted">Filled with as many bytes.</param>
    /// <param name="tag">Filled with the tag.</param>
    /// <param name="place">What it is bound to.</param>
    public void Encrypt(Span<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> encrypted, Span<byte> tag, byte[] place)
    {
        Interlocked.Increment(ref _pieces);
        RandomNumberGenerator.Fill(nonce);
        AesGcm cipher = Take();
        cipher.Encrypt(nonce, plain, encrypted, tag, place);
        _idle.Enqueue(cipher);
    }

    /// <exception cref="AuthenticationTagMismatchException">It is not what was encrypted.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> tag, Span<byte> plain, byte[] place)
    {
        AesGcm cipher = Take();
        try
        {
            cipher.Decrypt(nonce, encrypted, tag, plain, place);
        }
        finally
        {
            _idle.Enqueue(cipher);
        }
    }

    private AesGcm Take() => _idle.TryDequeue(out AesGcm? cipher) ? cipher : new AesGcm(_secret, TagSize);
}
