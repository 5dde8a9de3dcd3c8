using System.Buffers;
using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Values.Identity;

/// <summary>
/// Adds the identities of shared objects to a finished document: <c>{"a":1}</c> becomes <c>{"$id":"1","a":1}</c>, and <c>[1]</c>
/// becomes <c>{"$id":"1","$values":[1]}</c>.
/// </summary>
internal static class IdentityInsertion
{
    public static byte[] Into(ReadOnlySpan<byte> document, ReadOnlySpan<WrittenObjects.Entry> entries, int shared)
    {
        List<(int Position, string Text)> insertions = new(2 * shared);
        foreach (ref readonly WrittenObjects.Entry entry in entries)
        {
            if (entry.Id == 0) continue;
            string id = string.Create(CultureInfo.InvariantCulture, $"\"$id\":\"{entry.Id}\"");
            // The writer puts the comma that parts two values in front of the second one.
            int start = document[entry.Start] == ',' ? entry.Start + 1 : entry.Start;
            if (entry.Form == WrittenForm.Object)
            {
                insertions.Add((start + 1, document[start + 1] == '}' ? id : id + ","));
            }
            else
            {
                insertions.Add((start, "{" + id + ",\"$values\":"));
                insertions.Add((entry.End, "}"));
            }
        }

        insertions.Sort(static (left, right) => left.Position.CompareTo(right.Position));
        ArrayBufferWriter<byte> result = new(document.Length + 32 * insertions.Count);
        int copied = 0;
        foreach ((int position, string text) in insertions)
        {
            result.Write(document[copied..position]);
            Encoding.UTF8.GetBytes(text, result);
            copied = position;
        }

        result.Write(document[copied..]);
        return result.WrittenSpan.ToArray();
    }
}
