using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Workflow.Runtime;

/// <summary>Compresses data above a size, where that makes it smaller. Stands before encryption in the chain: what is encrypted does not compress. Thread-safe.</summary>
/// <remarks>The length of compressed data tells something of what is in it, as does the length of any; who must not learn that much should not compress.</remarks>
public sealed class BrotliPayloadCodec : IPayloadCodec
{
    private const int Quality = 4;
    private const int Window = 22;
    private readonly int _threshold;
    private readonly int _limit;

    /// <summary>Makes the codec.</summary>
    /// <param name="threshold">Smaller data is left as it is. Default 4 KiB.</param>
    /// <param name="maxDecompressedBytes">
    /// Larger data is left as it is, and what claims to be larger is not decompressed, so that forged data cannot exhaust the memory. Default 64 MiB;
    /// never make it smaller than the largest data that was written.
    /// </param>
    public BrotliPayloadCodec(int threshold = 4096, int maxDecompressedBytes = 64 * 1024 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDecompressedBytes, threshold);
        (_threshold, _limit) = (threshold, maxDecompressedBytes);
    }

    /// <inheritdoc/>
    public string Id => "brotli";

    /// <inheritdoc/>
    public byte[]? Encode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        if (data.Length < _threshold || data.Length > _limit || data.Length <= sizeof(int)) return null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(data.Length);
        try
        {
            // One byte less than there was: what does not get smaller does not fit.
            if (!BrotliEncoder.TryCompress(data, buffer.AsSpan(sizeof(int), data.Length - sizeof(int) - 1), out int written, Quality, Window)) return null;
            BinaryPrimitives.WriteInt32LittleEndian(buffer, data.Length);
            return buffer.AsSpan(0, sizeof(int) + written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> data, PayloadContext context)
    {
        int length = data.Length > sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(data) : -1;
        if (length > _limit)
            throw new PayloadException($"it would be {length} bytes, more than the limit of {_limit}. Raise maxDecompressedBytes if that is to be expected, then resume the run (WorkflowHandle.ResumeAsync).");
        if (length >= 0)
        {
            byte[] plain = new byte[length];
            if (BrotliDecoder.TryDecompress(data[sizeof(int)..], plain, out int written) && written == length) return plain;
        }

        throw new PayloadException("the compressed data was changed or cut off. Restore it from a backup, then resume the run (WorkflowHandle.ResumeAsync); or terminate the run.");
    }
}
