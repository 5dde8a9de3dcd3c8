using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Workflow.Runtime.Values.Collections;

namespace Workflow.Runtime.Values;

public static partial class Codecs
{
    /// <summary>The codec of <see cref="System.Collections.Generic.Dictionary{TKey, TValue}"/>.</summary>
    public static Codec<Dictionary<TKey, TValue>> Dictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => DictionaryOf(key, value);

    /// <summary>The codec of <see cref="System.Collections.Generic.OrderedDictionary{TKey, TValue}"/>.</summary>
    public static Codec<OrderedDictionary<TKey, TValue>> OrderedDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new MapCodec<OrderedDictionary<TKey, TValue>, TKey, TValue, OrderedDictionary<TKey, TValue>>(key, value)
        {
            Create = static comparer => new((IEqualityComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map,
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(OrderedDictionary<TKey, TValue>), map.Comparer),
        };

    /// <summary>The codec of <see cref="System.Collections.Generic.SortedDictionary{TKey, TValue}"/>.</summary>
    public static Codec<SortedDictionary<TKey, TValue>> SortedDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => SortedDictionaryOf(key, value);

    /// <summary>The codec of <see cref="System.Collections.Generic.SortedList{TKey, TValue}"/>.</summary>
    public static Codec<SortedList<TKey, TValue>> SortedList<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new MapCodec<SortedList<TKey, TValue>, TKey, TValue, SortedList<TKey, TValue>>(key, value)
        {
            Create = static comparer => new((IComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map,
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(SortedList<TKey, TValue>), map.Comparer),
        };

    /// <summary>The codec of <see cref="System.Collections.ObjectModel.ReadOnlyDictionary{TKey, TValue}"/>, over a dictionary of its own.</summary>
    public static Codec<ReadOnlyDictionary<TKey, TValue>> ReadOnlyDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => ReadOnlyDictionaryOf(key, value);

    /// <summary>The codec of <see cref="System.Collections.Frozen.FrozenDictionary{TKey, TValue}"/>.</summary>
    public static Codec<FrozenDictionary<TKey, TValue>> FrozenDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => FrozenDictionaryOf(key, value);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableDictionary{TKey, TValue}"/>.</summary>
    public static Codec<ImmutableDictionary<TKey, TValue>> ImmutableDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => ImmutableDictionaryOf(key, value);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableSortedDictionary{TKey, TValue}"/>.</summary>
    public static Codec<ImmutableSortedDictionary<TKey, TValue>> ImmutableSortedDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new MapCodec<ImmutableSortedDictionary<TKey, TValue>, TKey, TValue, ImmutableSortedDictionary<TKey, TValue>.Builder>(key, value)
        {
            Create = static comparer => System.Collections.Immutable.ImmutableSortedDictionary.CreateBuilder<TKey, TValue>((IComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map.ToImmutable(),
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(ImmutableSortedDictionary<TKey, TValue>), map.KeyComparer),
        };

    /// <summary>The codec of <see cref="System.Collections.Concurrent.ConcurrentDictionary{TKey, TValue}"/>.</summary>
    public static Codec<ConcurrentDictionary<TKey, TValue>> ConcurrentDictionary<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new MapCodec<ConcurrentDictionary<TKey, TValue>, TKey, TValue, ConcurrentDictionary<TKey, TValue>>(key, value)
        {
            Create = static comparer => comparer is null ? new() : new((IEqualityComparer<TKey>)(object)comparer),
            Add = static (map, entryKey, entryValue) => map[entryKey] = entryValue,
            Build = static map => map,
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(ConcurrentDictionary<TKey, TValue>), map.Comparer),
            IsUnordered = true,
        };

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.IDictionary{TKey, TValue}"/>.</summary>
    public static Codec<IDictionary<TKey, TValue>> DictionaryInterface<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new InterfaceCodec<IDictionary<TKey, TValue>>(
        [Case<IDictionary<TKey, TValue>, Dictionary<TKey, TValue>>(null, DictionaryOf(key, value)),
            Case<IDictionary<TKey, TValue>, SortedDictionary<TKey, TValue>>("sorted", SortedDictionaryOf(key, value)),
            Case<IDictionary<TKey, TValue>, ReadOnlyDictionary<TKey, TValue>>("readonly", ReadOnlyDictionaryOf(key, value))]);

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.IReadOnlyDictionary{TKey, TValue}"/>.</summary>
    public static Codec<IReadOnlyDictionary<TKey, TValue>> ReadOnlyDictionaryInterface<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new InterfaceCodec<IReadOnlyDictionary<TKey, TValue>>(
        [Case<IReadOnlyDictionary<TKey, TValue>, Dictionary<TKey, TValue>>(null, DictionaryOf(key, value)),
            Case<IReadOnlyDictionary<TKey, TValue>, SortedDictionary<TKey, TValue>>("sorted", SortedDictionaryOf(key, value)),
            Case<IReadOnlyDictionary<TKey, TValue>, ReadOnlyDictionary<TKey, TValue>>("readonly", ReadOnlyDictionaryOf(key, value)),
            Case<IReadOnlyDictionary<TKey, TValue>, FrozenDictionary<TKey, TValue>>("frozen", FrozenDictionaryOf(key, value)),
            Case<IReadOnlyDictionary<TKey, TValue>, ImmutableDictionary<TKey, TValue>>("immutable", ImmutableDictionaryOf(key, value))]);

    private static MapCodec<Dictionary<TKey, TValue>, TKey, TValue, Dictionary<TKey, TValue>> DictionaryOf<TKey, TValue>(Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new(key, value)
        {
            Create = static comparer => new((IEqualityComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map,
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(Dictionary<TKey, TValue>), map.Comparer),
        };

    private static MapCodec<SortedDictionary<TKey, TValue>, TKey, TValue, SortedDictionary<TKey, TValue>> SortedDictionaryOf<TKey, TValue>(
        Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new(key, value)
        {
            Create = static comparer => new((IComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map,
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(SortedDictionary<TKey, TValue>), map.Comparer),
        };

    private static MapCodec<ReadOnlyDictionary<TKey, TValue>, TKey, TValue, Dictionary<TKey, TValue>> ReadOnlyDictionaryOf<TKey, TValue>(
        Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new(key, value)
        {
            Create = static _ => [],
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => new(map),
        };

    private static MapCodec<FrozenDictionary<TKey, TValue>, TKey, TValue, FrozenDictionaryBuilder<TKey, TValue>> FrozenDictionaryOf<TKey, TValue>(
        Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new(key, value)
        {
            Create = static comparer => new((IEqualityComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Entries.Add(new(entryKey, entryValue)),
            Build = static map => map.Entries.ToFrozenDictionary(map.Comparer),
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(FrozenDictionary<TKey, TValue>), map.Comparer),
            IsUnordered = true,
        };

    private static MapCodec<ImmutableDictionary<TKey, TValue>, TKey, TValue, ImmutableDictionary<TKey, TValue>.Builder> ImmutableDictionaryOf<TKey, TValue>(
        Codec<TKey> key, Codec<TValue> value)
        where TKey : notnull => new(key, value)
        {
            Create = static comparer => System.Collections.Immutable.ImmutableDictionary.CreateBuilder<TKey, TValue>((IEqualityComparer<TKey>?)(object?)comparer),
            Add = static (map, entryKey, entryValue) => map.Add(entryKey, entryValue),
            Build = static map => map.ToImmutable(),
            ComparerOf = static (writer, map) => ComparerName.Of(writer, typeof(ImmutableDictionary<TKey, TValue>), map.KeyComparer),
            IsUnordered = true,
        };
}
