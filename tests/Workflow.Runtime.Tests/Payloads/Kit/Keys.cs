using System.Security.Cryptography;
using System.Text;

namespace Workflow.Runtime.Tests.Payloads.Kit;

/// <summary>Keys and codecs of tests; every process that is asked makes the same.</summary>
internal static class Keys
{
    public static PayloadKey Spring { get; } = Make("spring");

    public static PayloadKey Summer { get; } = Make("summer");

    /// <summary>The bytes of a key: what must be seen nowhere.</summary>
    public static byte[] SecretOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    public static PayloadKey Make(string id) => new(id, SecretOf(id));

    /// <summary>Both codecs, the first of them eager.</summary>
    public static IPayloadCodec[] Codecs(PayloadKey current, params PayloadKey[] older) =>
        [new BrotliPayloadCodec(threshold: 64), new AesGcmPayloadCodec(new PayloadKeyRing(current, older))];
}
