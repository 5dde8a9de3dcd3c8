using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime.Values;

internal static class ContractHash
{
    /// <summary>The first eight hexadecimal digits of the SHA-256 of the contract's UTF-8 text.</summary>
    public static string Of(string contract) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contract)).AsSpan(0, 4));
}
