using System.Text.Json;
using Workflow.Runtime.Values.Identity;
using Workflow.Runtime.Values.Leaves;

namespace Workflow.Runtime.Values.Collections;

/// <summary>A collection as a JSON array of its items, in the order in which adding them again gives an equal collection.</summary>
internal abstract class SequenceCodec<TCollection, T>(Codec<T> item) : ReferenceCodec<TCollection>
    where TCollection : class, IEnumerable<T>
{
    /// <summary>What names the collection's comparer; null for collections that compare nothing.</summary>
    public Func<ValueWriter, TCollection, string?>? ComparerOf { get; init; }

    /// <summary>Whether the order of the items means nothing and may differ between equal collections: they are then sorted.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Whether enumerating yields the items in the reverse of the order in which they have to be added.</summary>
    public bool IsReversed { get; init; }

    protected Codec<T> Item => item;

    protected internal override void Describe(ContractText contract)
    {
        contract.Add("[");
        contract.Add(item);
        contract.Add("]?");
    }

    protected override string? Comparer(ValueWriter writer, TCollection value) => ComparerOf?.Invoke(writer, value);

    protected override void WriteBody(ValueWriter writer, TCollection value)
    {
        writer.Json.WriteStartArray();
        foreach (T element in InOrder(value)) item.Write(writer, element);
        writer.Json.WriteEndArray();
    }

    protected static void RequireArray(ref ValueReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<TCollection>("an array");
    }

    private IEnumerable<T> InOrder(TCollection value)
    {
        if (IsReversed) return value.Reverse();
        if (!IsUnordered) return value;
        return item is LeafCodec<T> { IsName: true } leaf ? value.OrderBy(leaf.ToName, StringComparer.Ordinal) : value;
    }
}
