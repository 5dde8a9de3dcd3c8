using System.Runtime.CompilerServices;

namespace Workflow.Runtime.Values.Identity;

/// <summary>
/// The objects that a document holds so far and where. Objects that occur once leave no trace in the document; the identity of the
/// others is inserted when the document is finished. The memory is kept from document to document.
/// </summary>
internal sealed class WrittenObjects
{
    private Entry[] _entries = new Entry[16];
    private int[] _buckets = new int[32];
    private int _count;
    private int _shared;

    /// <summary>Adds an object; false where it is there already. <paramref name="mark"/> names it either way.</summary>
    public bool TryAdd(object value, int start, WrittenForm form, bool made, out int mark)
    {
        int bucket = RuntimeHelpers.GetHashCode(value) & (_buckets.Length - 1);
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & (_buckets.Length - 1))
        {
            mark = _buckets[bucket] - 1;
            if (ReferenceEquals(_entries[mark].Value, value)) return false;
        }

        if (_count == _entries.Length)
        {
            Grow();
            return TryAdd(value, start, form, made, out mark);
        }

        mark = _count++;
        _buckets[bucket] = _count;
        _entries[mark] = new Entry { Value = value, Start = start, Form = form, IsMade = made };
        return true;
    }

    public bool IsMade(int mark) => _entries[mark].IsMade;

    public void Made(int mark) => _entries[mark].IsMade = true;

    public void End(int mark, int end)
    {
        _entries[mark].End = end;
        _entries[mark].IsMade = true;
    }

    /// <summary>The identity of an object that occurs again.</summary>
    public int Share(int mark)
    {
        ref Entry entry = ref _entries[mark];
        if (entry.Id == 0) entry.Id = ++_shared;
        return entry.Id;
    }

    /// <summary>The document with the identities of its shared objects.</summary>
    public byte[] Finish(ReadOnlySpan<byte> document) =>
        _shared == 0 ? document.ToArray() : IdentityInsertion.Into(document, _entries.AsSpan(0, _count), _shared);

    public void Clear()
    {
        const int LargestTableToKeep = 4096;
        if (_entries.Length > LargestTableToKeep)
        {
            _entries = new Entry[16];
            _buckets = new int[32];
        }
        else
        {
            Array.Clear(_entries, 0, _count);
            Array.Clear(_buckets);
        }

        _count = _shared = 0;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            int bucket = RuntimeHelpers.GetHashCode(_entries[i].Value) & (_buckets.Length - 1);
            while (_buckets[bucket] != 0) bucket = (bucket + 1) & (_buckets.Length - 1);
            _buckets[bucket] = i + 1;
        }
    }

    /// <summary>One object and where it stands.</summary>
    internal struct Entry
    {
        public object Value;
        public int Start;
        public int End;
        public int Id;
        public WrittenForm Form;
        public bool IsMade;
    }
}
