using System.Security.Cryptography;

namespace Workflow.Runtime;

/// <summary>A secret of 256 bits, and the name by which data says what it was encrypted with. Immutable; shows its name, never its secret.</summary>
public sealed class PayloadKey
{
    private const int Bytes = 32;
    private readonly byte[] _secret;

    /// <summary>Makes a key.</summary>
    /// <param name="id">Its name, which is stored in the clear: 1 to 64 letters, digits, <c>.</c>, <c>_</c>, <c>-</c>. One name stands for one secret, for ever.</param>
    /// <param name="secret">32 random bytes; copied.</param>
    /// <exception cref="ArgumentException">The name is malformed, or the secret is not 32 bytes, or all of them are the same.</exception>
    public PayloadKey(string id, ReadOnlySpan<byte> secret)
    {
        if (!IsId(id)) throw new ArgumentException("The id of a key has 1 to 64 of: letters, digits, '.', '_', '-'.", nameof(id));
        if (secret.Length != Bytes)
            throw new ArgumentException($"Key '{id}' has {secret.Length} bytes; AES-256 needs {Bytes}. Make one with: openssl rand -base64 {Bytes}", nameof(secret));
        if (!secret.ContainsAnyExcept(secret[0]))
            throw new ArgumentException($"All bytes of key '{id}' are the same: it was never set. Make one with: openssl rand -base64 {Bytes}", nameof(secret));
        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>Makes a key from text, such as a configuration or a secret store keeps.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="secret">32 random bytes as base64.</param>
    /// <exception cref="ArgumentException">It is not base64 of 32 bytes; the message does not repeat it.</exception>
    public static PayloadKey FromBase64(string id, string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        byte[] bytes = new byte[secret.Length];
        try
        {
            // No inner exception: nothing of the secret belongs into a log.
            if (!Convert.TryFromBase64String(secret, bytes, out int written))
                throw new ArgumentException($"Key '{id}' is not base64. Make one with: openssl rand -base64 {Bytes}", nameof(secret));
            return new PayloadKey(id, bytes.AsSpan(0, written));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Its name.</summary>
    public override string ToString() => $"key '{Id}'";

    internal static bool IsId(string? id) =>
        id is { Length: >= 1 and <= 64 } && id.All(static each => char.IsAsciiLetterOrDigit(each) || each is '.' or '_' or '-');
}
