namespace Workflow.Runtime;

/// <summary>
/// Changes what a store keeps of users' data on its way there, and changes it back on the way out: encryption, compression. Codecs form a chain, see
/// <see cref="WorkflowsBuilder.UsePayloadCodecs(IPayloadCodec[])"/>; what is written names the codecs that wrote it, so a chain can be changed at any time.
/// </summary>
/// <remarks>
/// <para><b>Threads.</b> Both methods may be called from any thread at the same time. They should not block: all writes of a process wait for them.</para>
/// <para><b>Determinism.</b> None is needed: the same data may be encoded differently each time.</para>
/// <para><b>Secrets.</b> Messages of exceptions are logged and kept in the clear, in the reason for which a run is suspended.</para>
/// </remarks>
public interface IPayloadCodec
{
    /// <summary>What the codec is called in stored data: <c>^[a-z0-9][a-z0-9._-]{0,63}$</c>. Must never change its meaning: data lives longer than code.</summary>
    string Id { get; }

    /// <summary>Encodes data.</summary>
    /// <param name="data">What the user wrote, or what the codec before this one made of it.</param>
    /// <param name="context">What the data is.</param>
    /// <returns>The encoded data; null to leave it as it is. A new array, which nobody else changes.</returns>
    /// <remarks>
    /// What it throws holds up every write that shares the batch: the write is tried again for a while, then its callers are told. It must not fail
    /// for particular data.
    /// </remarks>
    byte[]? Encode(ReadOnlySpan<byte> data, PayloadContext context);

    /// <summary>Reverses <see cref="Encode"/>. The data may have been damaged or forged: nothing but what was encoded may come of it.</summary>
    /// <param name="data">What <see cref="Encode"/> returned.</param>
    /// <param name="context">The same as when it was encoded.</param>
    /// <exception cref="PayloadException">It cannot be decoded. Says why, and the way out; any other exception counts as one.</exception>
    byte[] Decode(ReadOnlySpan<byte> data, PayloadContext context);
}
