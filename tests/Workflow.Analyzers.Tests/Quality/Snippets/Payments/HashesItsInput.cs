using System.Security.Cryptography;
using System.Text;

namespace Shop;

public partial class HashedPayments
{
    [Workflow]
    public async partial Task<string> Fingerprint(string document, byte[] salt)
    {
        byte[] bytes = [.. salt, .. Encoding.UTF8.GetBytes(document.Normalize())];
        string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        string key = Convert.ToBase64String(bytes.AsSpan(0, Math.Min(8, bytes.Length)));
        await Store(key, digest);
        return digest;
    }

    [Step]
    private static async partial Task Store(string key, string digest) => await Task.Yield();
}
