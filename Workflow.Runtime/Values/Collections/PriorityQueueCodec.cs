using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>A priority queue as pairs in the order of its heap, so that equal priorities come out in the same order as before.</summary>
internal sealed class PriorityQueueCodec<T, TPriority>(Codec<T> item, Codec<TPriority> priority) : ReferenceCodec<PriorityQueue<T, TPriority>>
{
    protected internal override void Describe(ContractText contract)
    {
        contract.Add("[[");
        contract.Add(item);
        contract.Add(",");
        contract.Add(priority);
        contract.Add("]]?");
    }

    protected override string? Comparer(ValueWriter writer, PriorityQueue<T, TPriority> value) =>
        ComparerName.Of(writer, typeof(PriorityQueue<T, TPriority>), value.Comparer);

    protected override void WriteBody(ValueWriter writer, PriorityQueue<T, TPriority> value)
    {
        writer.Json.WriteStartArray();
        foreach ((T element, TPriority rank) in value.UnorderedItems)
        {
            writer.Json.WriteStartArray();
            item.Write(writer, element);
            priority.Write(writer, rank);
            writer.Json.WriteEndArray();
        }

        writer.Json.WriteEndArray();
    }

    protected override PriorityQueue<T, TPriority> ReadBody(ref ValueReader reader, ValueHeader header)
    {
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<PriorityQueue<T, TPriority>>("an array of pairs");
        StringComparer? comparer = ComparerName.Named(ref reader, typeof(TPriority), header.Comparer);
        PriorityQueue<T, TPriority> value = reader.Keep(header.Id, new PriorityQueue<T, TPriority>((IComparer<TPriority>?)(object?)comparer));
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray)
        {
            reader.Json.Read();
            T element = item.Read(ref reader);
            reader.Json.Read();
            TPriority rank = priority.Read(ref reader);
            reader.Json.Read();
            // A heap read back in its own order never moves an element, so it is the same heap.
            value.Enqueue(element, rank);
        }

        return value;
    }
}
