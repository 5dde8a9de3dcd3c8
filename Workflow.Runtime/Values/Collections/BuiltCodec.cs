using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>A collection that can only be made when its items are there, so that none of them can refer to it.</summary>
/// <param name="item">The codec of the items.</param>
/// <param name="build">Makes the collection from its items and the comparer of a name, if it takes one.</param>
internal sealed class BuiltCodec<TCollection, T>(Codec<T> item, Func<List<T>, StringComparer?, TCollection> build) : SequenceCodec<TCollection, T>(item)
    where TCollection : class, IEnumerable<T>
{
    protected override bool MadeFirst => false;

    public override void Write(ValueWriter writer, TCollection value)
    {
        // Frozen collections hide their implementation behind an abstract class.
        if (value is not null && typeof(TCollection).IsAbstract) WriteObject(writer, value, null);
        else base.Write(writer, value!);
    }

    protected override TCollection ReadBody(ref ValueReader reader, ValueHeader header)
    {
        RequireArray(ref reader);
        StringComparer? comparer = ComparerName.Named(ref reader, typeof(T), header.Comparer);
        List<T> items = [];
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray) items.Add(Item.Read(ref reader));
        return reader.Keep(header.Id, build(items, comparer));
    }
}
