using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>An array of one dimension that starts at zero.</summary>
internal sealed class ArrayCodec<T>(Codec<T> item) : SequenceCodec<T[], T>(item)
{
    protected override T[] ReadBody(ref ValueReader reader, ValueHeader header)
    {
        RequireArray(ref reader);
        if (header.Id != 0) return ReadShared(ref reader, header.Id);
        List<T> items = [];
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray) items.Add(Item.Read(ref reader));
        return items.Count == 0 ? [] : items.ToArray();
    }

    // What is inside may refer to the array, so it has to exist first: with the length that it will have.
    private T[] ReadShared(ref ValueReader reader, int id)
    {
        int length = 0;
        ValueReader ahead = reader;
        while (ahead.Json.Read() && ahead.Json.TokenType != JsonTokenType.EndArray)
        {
            ahead.Json.Skip();
            length++;
        }

        T[] value = reader.Keep(id, new T[length]);
        for (int i = 0; reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray; i++) value[i] = Item.Read(ref reader);
        return value;
    }
}
