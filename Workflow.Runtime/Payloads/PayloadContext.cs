using System.Buffers.Binary;
using System.Text;

namespace Workflow.Runtime;

/// <summary>What a piece of data is and whom it belongs to: the same when it is encoded and when it is decoded.</summary>
/// <param name="Kind">What it is.</param>
public readonly record struct PayloadContext(PayloadKind Kind)
{
    private const byte Format = 1;

    /// <summary>The run that it belongs to. Null for the answer of a hook, of which only the token is known, and for a cached result.</summary>
    public string? RunId { get; init; }

    /// <summary>An event's type, a snapshot's shape hash, a message's kind, a task's or report's step, the key of a cached result; else null.</summary>
    public string? Name { get; init; }

    /// <summary>The sequence number of the event, of the snapshot, or of the call that a task or report is of; else 0.</summary>
    public long Sequence { get; init; }

    /// <summary>All of this as bytes, for codecs that bind data to its place. Two contexts that differ give different bytes, and the form never changes.</summary>
    public byte[] ToAssociatedData()
    {
        byte[] run = Encoding.UTF8.GetBytes(RunId ?? ""), name = Encoding.UTF8.GetBytes(Name ?? "");
        byte[] bytes = new byte[1 + 4 + 4 + run.Length + 4 + name.Length + 8];
        bytes[0] = Format;
        Span<byte> rest = bytes.AsSpan(1);
        BinaryPrimitives.WriteInt32LittleEndian(rest, (int)Kind);
        rest = Put(rest[4..], RunId is null, run);
        rest = Put(rest, Name is null, name);
        BinaryPrimitives.WriteInt64LittleEndian(rest, Sequence);
        return bytes;
    }

    /// <summary>The data in words, for messages.</summary>
    public override string ToString() => Kind switch
    {
        PayloadKind.Event => $"Event {Sequence} ({Name}) of run '{RunId}'",
        PayloadKind.Snapshot => $"The snapshot at event {Sequence} of run '{RunId}'",
        PayloadKind.InboxMessage => RunId is null ? $"A message ({Name})" : $"A message ({Name}) to run '{RunId}'",
        PayloadKind.StepTask => $"The task of step '{Name}' (call {Sequence} of run '{RunId}')",
        PayloadKind.StepReport => $"The progress of step '{Name}' (call {Sequence} of run '{RunId}')",
        PayloadKind.CachedStep => "A cached step result",
        _ => $"The {(Kind == PayloadKind.Input ? "input" : Kind == PayloadKind.Result ? "result" : "failure")} of run '{RunId}'",
    };

    private static Span<byte> Put(Span<byte> to, bool isNull, ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, isNull ? -1 : text.Length);
        text.CopyTo(to[4..]);
        return to[(4 + text.Length)..];
    }
}
