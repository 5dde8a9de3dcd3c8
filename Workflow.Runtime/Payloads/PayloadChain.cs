using Workflow.Runtime.Storage;

namespace Workflow.Runtime.Payloads;

/// <summary>The codecs of a host: those that it writes with, in order, and those that it can read. Immutable and thread-safe.</summary>
internal sealed class PayloadChain
{
    private readonly IPayloadCodec[] _codecs;
    private readonly Dictionary<string, IPayloadCodec> _readable = new(StringComparer.Ordinal);

    /// <param name="codecs">What data is written with, in this order.</param>
    /// <param name="former">What data was written with that is still to be read.</param>
    /// <exception cref="ArgumentException">Two codecs have one id, or an id is malformed.</exception>
    public PayloadChain(IReadOnlyList<IPayloadCodec> codecs, IReadOnlyList<IPayloadCodec> former)
    {
        _codecs = [.. codecs];
        foreach (IPayloadCodec codec in codecs.Concat(former))
        {
            ArgumentNullException.ThrowIfNull(codec);
            if (!IsId(codec.Id))
                throw new ArgumentException($"'{codec.Id}' cannot be the id of a payload codec ({codec.GetType().Name}). Use 1 to 64 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit.");
            if (!_readable.TryAdd(codec.Id, codec))
                throw new ArgumentException($"Two payload codecs have the id '{codec.Id}'. List each once: as one that writes, or as a former one that only reads.");
        }
    }

    public static PayloadChain Empty { get; } = new([], []);

    /// <summary>The data as a store is to keep it.</summary>
    /// <param name="data">The data; returned as it is where no codec wants it.</param>
    /// <param name="context">What it is.</param>
    /// <param name="storeName">What the error calls the store.</param>
    /// <exception cref="StoreException">A codec failed. Nothing was written, and it may be tried again.</exception>
    public ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> data, PayloadContext context, string storeName)
    {
        List<string>? applied = null;
        ReadOnlyMemory<byte> encoded = data;
        foreach (IPayloadCodec codec in _codecs)
        {
            try
            {
                if (codec.Encode(encoded.Span, context) is not { } next) continue;
                encoded = next;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                throw new StoreException(
                    storeName, $"{context} was not written: the payload codec '{codec.Id}' failed ({error.GetType().Name}: {error.Message}). The write may be tried again.", isTransient: true, error);
            }

            (applied ??= new List<string>(_codecs.Length)).Add(codec.Id);
        }

        // Data that happens to look like an envelope is put into one, or it would be taken for one.
        return applied is null && !PayloadEnvelope.IsEnvelope(data.Span) ? data : PayloadEnvelope.Write(applied ?? [], encoded);
    }

    /// <summary>The data as it was before <see cref="Encode"/>, or what <see cref="Undecodable"/> has in its place. Never throws.</summary>
    public ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> stored, PayloadContext context)
    {
        if (!PayloadEnvelope.IsEnvelope(stored.Span)) return stored;
        string where = "the envelope";
        try
        {
            (List<string> ids, byte[] data) = PayloadEnvelope.Read(stored.Span);
            for (int i = ids.Count - 1; i >= 0; i--)
            {
                if (!_readable.TryGetValue(ids[i], out IPayloadCodec? codec)) return Unknown(ids[i], context);
                where = $"codec '{ids[i]}'";
                data = codec.Decode(data, context);
            }

            return data;
        }
        catch (PayloadException error)
        {
            return Undecodable.Mark($"{context} cannot be decoded ({where}): {error.Message}");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Undecodable.Mark(
                $"{context} cannot be decoded: {where} failed ({error.GetType().Name}: {error.Message}). Resume the run (WorkflowHandle.ResumeAsync) when that is mended.");
        }
    }

    private static ReadOnlyMemory<byte> Unknown(string id, PayloadContext context) => IsId(id)
        ? Undecodable.Mark(
            $"{context} cannot be decoded: it was encoded by codec '{id}', which this host does not have. Give the codec to UsePayloadCodecs of every worker and client, "
            + "among the former ones if nothing new is to be written with it; then resume the run (WorkflowHandle.ResumeAsync).")
        : Undecodable.Mark($"{context} cannot be decoded: it names a codec that cannot be, so what the store keeps was changed. Restore it from a backup, or terminate the run.");

    private static bool IsId(string? id) =>
        id is { Length: >= 1 and <= 64 } && (char.IsAsciiLetterLower(id[0]) || char.IsAsciiDigit(id[0]))
        && id.All(static each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '.' or '_' or '-');
}
