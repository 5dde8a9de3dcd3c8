using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>A collection that exists before its items do, so that they may refer to it.</summary>
/// <param name="item">The codec of the items.</param>
/// <param name="create">Makes the empty collection with the comparer of a name, if it takes one.</param>
/// <param name="add">Adds one item.</param>
internal sealed class FilledCodec<TCollection, T>(Codec<T> item, Func<StringComparer?, TCollection> create, Action<TCollection, T> add)
    : SequenceCodec<TCollection, T>(item)
    where TCollection : class, IEnumerable<T>
{
    protected override TCollection ReadBody(ref ValueReader reader, ValueHeader header)
    {
        RequireArray(ref reader);
        TCollection value = reader.Keep(header.Id, create(ComparerName.Named(ref reader, typeof(T), header.Comparer)));
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray) add(value, Item.Read(ref reader));
        return value;
    }
}
