namespace Workflow.Runtime;

/// <summary>The key that data is encrypted with from now on, and those that older data was encrypted with. Immutable.</summary>
/// <remarks>
/// To rotate: give the new key to every process as an older one; when all have it, make it the current one everywhere; keep the former one for as
/// long as data of it is there.
/// </remarks>
public sealed class PayloadKeyRing
{
    private readonly Dictionary<string, PayloadKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Makes a key ring.</summary>
    /// <param name="current">What new data is encrypted with.</param>
    /// <param name="older">What else can be read, in any order.</param>
    /// <exception cref="ArgumentException">Two keys have one name.</exception>
    public PayloadKeyRing(PayloadKey current, params PayloadKey[] older)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(older);
        Current = current;
        foreach (PayloadKey key in older.Prepend(current))
        {
            ArgumentNullException.ThrowIfNull(key, nameof(older));
            if (!_keys.TryAdd(key.Id, key)) throw new ArgumentException($"Two keys of the ring are called '{key.Id}'. A name stands for one secret.", nameof(older));
        }
    }

    /// <summary>What new data is encrypted with.</summary>
    public PayloadKey Current { get; }

    /// <summary>The names of all keys.</summary>
    public override string ToString() => string.Join(", ", _keys.Keys.Select(static id => $"'{id}'"));

    internal PayloadKey? Find(string id) => _keys.GetValueOrDefault(id);
}
