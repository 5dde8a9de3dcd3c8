using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Workflow.Runtime.Values.Collections;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values;

public static partial class Codecs
{
    /// <summary>The codec of an array of one dimension.</summary>
    public static Codec<T[]> Array<T>(Codec<T> item) => new ArrayCodec<T>(item);

    /// <summary>The codec of <see cref="System.Collections.Generic.List{T}"/>.</summary>
    public static Codec<List<T>> List<T>(Codec<T> item) => ListOf(item);

    /// <summary>The codec of <see cref="System.Collections.ObjectModel.Collection{T}"/>.</summary>
    public static Codec<Collection<T>> Collection<T>(Codec<T> item) => new FilledCodec<Collection<T>, T>(item, static _ => [], static (all, one) => all.Add(one));

    /// <summary>The codec of <see cref="System.Collections.ObjectModel.ObservableCollection{T}"/>; nobody observes what is read.</summary>
    public static Codec<ObservableCollection<T>> ObservableCollection<T>(Codec<T> item) =>
        new FilledCodec<ObservableCollection<T>, T>(item, static _ => [], static (all, one) => all.Add(one));

    /// <summary>The codec of <see cref="System.Collections.ObjectModel.ReadOnlyCollection{T}"/>, over a list of its own.</summary>
    public static Codec<ReadOnlyCollection<T>> ReadOnlyCollection<T>(Codec<T> item) => ReadOnlyOf(item);

    /// <summary>The codec of <see cref="System.Collections.Generic.LinkedList{T}"/>.</summary>
    public static Codec<LinkedList<T>> LinkedList<T>(Codec<T> item) => new FilledCodec<LinkedList<T>, T>(item, static _ => new(), static (all, one) => all.AddLast(one));

    /// <summary>The codec of <see cref="System.Collections.Generic.Queue{T}"/>, first in first.</summary>
    public static Codec<Queue<T>> Queue<T>(Codec<T> item) => new FilledCodec<Queue<T>, T>(item, static _ => new(), static (all, one) => all.Enqueue(one));

    /// <summary>The codec of <see cref="System.Collections.Generic.Stack{T}"/>, bottom first.</summary>
    public static Codec<Stack<T>> Stack<T>(Codec<T> item) =>
        new FilledCodec<Stack<T>, T>(item, static _ => new(), static (all, one) => all.Push(one)) { IsReversed = true };

    /// <summary>The codec of <see cref="System.Collections.Generic.PriorityQueue{TElement, TPriority}"/>, in the order of its heap.</summary>
    public static Codec<PriorityQueue<T, TPriority>> PriorityQueue<T, TPriority>(Codec<T> item, Codec<TPriority> priority) =>
        new PriorityQueueCodec<T, TPriority>(item, priority);

    /// <summary>The codec of <see cref="System.Collections.Generic.HashSet{T}"/>.</summary>
    public static Codec<HashSet<T>> HashSet<T>(Codec<T> item) => HashSetOf(item);

    /// <summary>The codec of <see cref="System.Collections.Generic.SortedSet{T}"/>.</summary>
    public static Codec<SortedSet<T>> SortedSet<T>(Codec<T> item) => SortedSetOf(item);

    /// <summary>The codec of <see cref="System.Collections.Frozen.FrozenSet{T}"/>.</summary>
    public static Codec<FrozenSet<T>> FrozenSet<T>(Codec<T> item) => FrozenSetOf(item);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableArray{T}"/>; the default one stays the default one.</summary>
    public static Codec<ImmutableArray<T>> ImmutableArray<T>(Codec<T> item) => new ImmutableArrayCodec<T>(item);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableList{T}"/>.</summary>
    public static Codec<ImmutableList<T>> ImmutableList<T>(Codec<T> item) => ImmutableListOf(item);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableQueue{T}"/>.</summary>
    public static Codec<ImmutableQueue<T>> ImmutableQueue<T>(Codec<T> item) =>
        new BuiltCodec<ImmutableQueue<T>, T>(item, static (all, _) => System.Collections.Immutable.ImmutableQueue.CreateRange(all));

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableStack{T}"/>, bottom first.</summary>
    public static Codec<ImmutableStack<T>> ImmutableStack<T>(Codec<T> item) =>
        new BuiltCodec<ImmutableStack<T>, T>(item, static (all, _) => System.Collections.Immutable.ImmutableStack.CreateRange(all)) { IsReversed = true };

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableHashSet{T}"/>.</summary>
    public static Codec<ImmutableHashSet<T>> ImmutableHashSet<T>(Codec<T> item) => ImmutableHashSetOf(item);

    /// <summary>The codec of <see cref="System.Collections.Immutable.ImmutableSortedSet{T}"/>.</summary>
    public static Codec<ImmutableSortedSet<T>> ImmutableSortedSet<T>(Codec<T> item) => new BuiltCodec<ImmutableSortedSet<T>, T>(
        item, static (all, comparer) => System.Collections.Immutable.ImmutableSortedSet.CreateRange((IComparer<T>?)comparer, all))
    { ComparerOf = static (writer, all) => ComparerName.Of(writer, typeof(ImmutableSortedSet<T>), all.KeyComparer) };

    /// <summary>The codec of <see cref="System.Collections.Concurrent.ConcurrentQueue{T}"/>.</summary>
    public static Codec<ConcurrentQueue<T>> ConcurrentQueue<T>(Codec<T> item) =>
        new FilledCodec<ConcurrentQueue<T>, T>(item, static _ => new(), static (all, one) => all.Enqueue(one));

    /// <summary>The codec of <see cref="System.Collections.Concurrent.ConcurrentStack{T}"/>, bottom first.</summary>
    public static Codec<ConcurrentStack<T>> ConcurrentStack<T>(Codec<T> item) =>
        new FilledCodec<ConcurrentStack<T>, T>(item, static _ => new(), static (all, one) => all.Push(one)) { IsReversed = true };

    /// <summary>The codec of <see cref="System.Collections.Concurrent.ConcurrentBag{T}"/>.</summary>
    public static Codec<ConcurrentBag<T>> ConcurrentBag<T>(Codec<T> item) =>
        new FilledCodec<ConcurrentBag<T>, T>(item, static _ => [], static (all, one) => all.Add(one)) { IsReversed = true };

    /// <summary>The codec of a member declared as a sequence: a list or array stays what it is, anything else becomes a list.</summary>
    public static Codec<IEnumerable<T>> Enumerable<T>(Codec<T> item) => new InterfaceCodec<IEnumerable<T>>(
        [Case<IEnumerable<T>, List<T>>(null, ListOf(item)), Case<IEnumerable<T>, T[]>("array", new ArrayCodec<T>(item)), Case<IEnumerable<T>, ReadOnlyCollection<T>>("readonly", ReadOnlyOf(item)),
            Case<IEnumerable<T>, HashSet<T>>("set", HashSetOf(item)), Case<IEnumerable<T>, ImmutableList<T>>("immutable", ImmutableListOf(item))],
        static other => ReadOnlyCopy<T>(other) ?? (IEnumerable<T>)other.ToList());

    /// <summary>The codec of a member declared as a read-only list.</summary>
    public static Codec<IReadOnlyList<T>> ReadOnlyList<T>(Codec<T> item) => new InterfaceCodec<IReadOnlyList<T>>(
        [Case<IReadOnlyList<T>, List<T>>(null, ListOf(item)), Case<IReadOnlyList<T>, T[]>("array", new ArrayCodec<T>(item)), Case<IReadOnlyList<T>, ReadOnlyCollection<T>>("readonly", ReadOnlyOf(item)),
            Case<IReadOnlyList<T>, ImmutableList<T>>("immutable", ImmutableListOf(item))], ReadOnlyCopy<T>);

    /// <summary>The codec of a member declared as a read-only collection.</summary>
    public static Codec<IReadOnlyCollection<T>> ReadOnlyCollectionInterface<T>(Codec<T> item) => new InterfaceCodec<IReadOnlyCollection<T>>(
        [Case<IReadOnlyCollection<T>, List<T>>(null, ListOf(item)), Case<IReadOnlyCollection<T>, T[]>("array", new ArrayCodec<T>(item)), Case<IReadOnlyCollection<T>, ReadOnlyCollection<T>>("readonly", ReadOnlyOf(item)),
            Case<IReadOnlyCollection<T>, HashSet<T>>("set", HashSetOf(item)), Case<IReadOnlyCollection<T>, ImmutableList<T>>("immutable", ImmutableListOf(item))], ReadOnlyCopy<T>);

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.IList{T}"/>.</summary>
    public static Codec<IList<T>> ListInterface<T>(Codec<T> item) => new InterfaceCodec<IList<T>>(
        [Case<IList<T>, List<T>>(null, ListOf(item)), Case<IList<T>, T[]>("array", new ArrayCodec<T>(item)), Case<IList<T>, ReadOnlyCollection<T>>("readonly", ReadOnlyOf(item))], ReadOnlyCopy<T>);

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.ICollection{T}"/>.</summary>
    public static Codec<ICollection<T>> CollectionInterface<T>(Codec<T> item) => new InterfaceCodec<ICollection<T>>(
        [Case<ICollection<T>, List<T>>(null, ListOf(item)), Case<ICollection<T>, T[]>("array", new ArrayCodec<T>(item)), Case<ICollection<T>, ReadOnlyCollection<T>>("readonly", ReadOnlyOf(item)),
            Case<ICollection<T>, HashSet<T>>("set", HashSetOf(item))], ReadOnlyCopy<T>);

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.ISet{T}"/>.</summary>
    public static Codec<ISet<T>> SetInterface<T>(Codec<T> item) => new InterfaceCodec<ISet<T>>(
        [Case<ISet<T>, HashSet<T>>(null, HashSetOf(item)), Case<ISet<T>, SortedSet<T>>("sorted", SortedSetOf(item))]);

    /// <summary>The codec of a member declared as <see cref="System.Collections.Generic.IReadOnlySet{T}"/>.</summary>
    public static Codec<IReadOnlySet<T>> ReadOnlySet<T>(Codec<T> item) => new InterfaceCodec<IReadOnlySet<T>>(
        [Case<IReadOnlySet<T>, HashSet<T>>(null, HashSetOf(item)), Case<IReadOnlySet<T>, SortedSet<T>>("sorted", SortedSetOf(item)),
            Case<IReadOnlySet<T>, FrozenSet<T>>("frozen", FrozenSetOf(item)), Case<IReadOnlySet<T>, ImmutableHashSet<T>>("immutable", ImmutableHashSetOf(item))]);

    internal static InterfaceCase<TInterface, T> Case<TInterface, T>(string? name, ReferenceCodec<T> codec)
        where TInterface : class
        where T : class, TInterface => new(name, codec);

    private static FilledCodec<List<T>, T> ListOf<T>(Codec<T> item) => new(item, static _ => [], static (all, one) => all.Add(one));

    private static BuiltCodec<ReadOnlyCollection<T>, T> ReadOnlyOf<T>(Codec<T> item) => new(item, static (all, _) => new ReadOnlyCollection<T>(all));

    private static BuiltCodec<ImmutableList<T>, T> ImmutableListOf<T>(Codec<T> item) => new(item, static (all, _) => [.. all]);

    private static FilledCodec<HashSet<T>, T> HashSetOf<T>(Codec<T> item) => new(
        item, static comparer => new HashSet<T>((IEqualityComparer<T>?)(object?)comparer), static (all, one) => all.Add(one))
    { ComparerOf = static (writer, all) => ComparerName.Of(writer, typeof(HashSet<T>), all.Comparer) };

    private static FilledCodec<SortedSet<T>, T> SortedSetOf<T>(Codec<T> item) => new(
        item, static comparer => new SortedSet<T>((IComparer<T>?)(object?)comparer), static (all, one) => all.Add(one))
    { ComparerOf = static (writer, all) => ComparerName.Of(writer, typeof(SortedSet<T>), all.Comparer) };

    private static BuiltCodec<FrozenSet<T>, T> FrozenSetOf<T>(Codec<T> item) => new(
        item, static (all, comparer) => all.ToFrozenSet((IEqualityComparer<T>?)(object?)comparer))
    { ComparerOf = static (writer, all) => ComparerName.Of(writer, typeof(FrozenSet<T>), all.Comparer), IsUnordered = true };

    private static BuiltCodec<ImmutableHashSet<T>, T> ImmutableHashSetOf<T>(Codec<T> item) => new(
        item, static (all, comparer) => System.Collections.Immutable.ImmutableHashSet.CreateRange((IEqualityComparer<T>?)(object?)comparer, all))
    { ComparerOf = static (writer, all) => ComparerName.Of(writer, typeof(ImmutableHashSet<T>), all.KeyComparer), IsUnordered = true };

    // The compiler makes its own read-only lists for collection expressions; nobody can tell them from a ReadOnlyCollection.
    private static ReadOnlyCollection<T>? ReadOnlyCopy<T>(IEnumerable<T> other) =>
        other.GetType().Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal) ? new ReadOnlyCollection<T>([.. other]) : null;
}
