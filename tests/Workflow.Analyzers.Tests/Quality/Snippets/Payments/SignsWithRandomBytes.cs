using System.Security.Cryptography;

namespace Shop;

public partial class SignedPayments
{
    [Workflow]
    public async partial Task<string> Sign(string document)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(16); // WFL2003
        string digest = Convert.ToHexString(SHA256.HashData(nonce));
        await Store(document, digest);
        return digest;
    }

    [Step]
    private static async partial Task Store(string document, string digest) => await Task.Yield();
}
