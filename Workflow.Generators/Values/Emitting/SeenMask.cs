using System.Globalization;

namespace Workflow.Generators.Values.Emitting;

/// <summary>Bits that tell which members the JSON had.</summary>
internal sealed class SeenMask(int count)
{
    public string Type => count <= 32 ? "uint" : count <= 64 ? "ulong" : "global::System.UInt128";

    public string All => count == 32 ? "uint.MaxValue" : count == 64 ? "ulong.MaxValue" : count < 64 ? Text((1UL << count) - 1) : $"(({Type})1 << {count}) - 1";

    public string Bit(int index) => count <= 64 ? Text(1UL << index) : $"(({Type})1 << {index})";

    private string Text(ulong bits) => bits.ToString(CultureInfo.InvariantCulture) + (count <= 32 ? "u" : "ul");
}
