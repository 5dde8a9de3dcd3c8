namespace Workflow.Runtime.Values.Collections;

/// <summary>What a frozen dictionary is made of.</summary>
internal sealed class FrozenDictionaryBuilder<TKey, TValue>(IEqualityComparer<TKey>? comparer)
{
    public IEqualityComparer<TKey>? Comparer => comparer;

    public List<KeyValuePair<TKey, TValue>> Entries { get; } = [];
}
