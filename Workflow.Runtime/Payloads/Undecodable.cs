using System.Text;

namespace Workflow.Runtime.Payloads;

/// <summary>
/// What stands in the place of data that cannot be decoded, so that whoever reads many runs at a time still gets them all, and only who opens this
/// very piece meets the error. It is not JSON: a reader that does not ask fails, too, and takes nothing for a value.
/// </summary>
internal static class Undecodable
{
    private static ReadOnlySpan<byte> Beginning => "\0undecodable\0"u8;

    public static ReadOnlyMemory<byte> Mark(string reason) => (byte[])[.. Beginning, .. Encoding.UTF8.GetBytes(reason)];

    /// <summary>Why data could not be decoded; null where it could.</summary>
    public static string? ReasonOf(ReadOnlySpan<byte> data) => data.StartsWith(Beginning) ? Encoding.UTF8.GetString(data[Beginning.Length..]) : null;

    /// <exception cref="PayloadException">The data could not be decoded.</exception>
    public static void ThrowIf(ReadOnlySpan<byte> data)
    {
        if (ReasonOf(data) is { } reason) throw new PayloadException(reason);
    }
}
