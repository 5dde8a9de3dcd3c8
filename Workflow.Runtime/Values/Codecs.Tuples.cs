using Workflow.Runtime.Values.Tuples;

namespace Workflow.Runtime.Values;

public static partial class Codecs
{
    /// <summary>The codec of an empty value tuple, as are the arguments of a method without parameters.</summary>
    public static Codec<ValueTuple> EmptyTuple { get; } = new EmptyTupleCodec();

    /// <summary>The codec of <see cref="System.Collections.Generic.KeyValuePair{TKey, TValue}"/>.</summary>
    public static Codec<KeyValuePair<TKey, TValue>> KeyValuePair<TKey, TValue>(Codec<TKey> key, Codec<TValue> value) =>
        new KeyValuePairCodec<TKey, TValue>(key, value);

    /// <summary>The codec of a value tuple of one item.</summary>
    public static Codec<ValueTuple<T1>> ValueTuple<T1>(Codec<T1> item1) => new ValueTupleCodec<T1>(item1);

    /// <summary>The codec of a value tuple of two items.</summary>
    public static Codec<ValueTuple<T1, T2>> ValueTuple<T1, T2>(Codec<T1> item1, Codec<T2> item2) => new ValueTupleCodec<T1, T2>(item1, item2);

    /// <summary>The codec of a value tuple of three items.</summary>
    public static Codec<ValueTuple<T1, T2, T3>> ValueTuple<T1, T2, T3>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3) => new ValueTupleCodec<T1, T2, T3>(item1, item2, item3);

    /// <summary>The codec of a value tuple of four items.</summary>
    public static Codec<ValueTuple<T1, T2, T3, T4>> ValueTuple<T1, T2, T3, T4>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4) => new ValueTupleCodec<T1, T2, T3, T4>(item1, item2, item3, item4);

    /// <summary>The codec of a value tuple of five items.</summary>
    public static Codec<ValueTuple<T1, T2, T3, T4, T5>> ValueTuple<T1, T2, T3, T4, T5>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5) => new ValueTupleCodec<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);

    /// <summary>The codec of a value tuple of six items.</summary>
    public static Codec<ValueTuple<T1, T2, T3, T4, T5, T6>> ValueTuple<T1, T2, T3, T4, T5, T6>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6) => new ValueTupleCodec<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);

    /// <summary>The codec of a value tuple of seven items.</summary>
    public static Codec<ValueTuple<T1, T2, T3, T4, T5, T6, T7>> ValueTuple<T1, T2, T3, T4, T5, T6, T7>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6, Codec<T7> item7) => new ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);

    /// <summary>The codec of a value tuple of more than seven items; the rest is a tuple itself.</summary>
    public static Codec<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>> ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6, Codec<T7> item7, Codec<TRest> rest)
        where TRest : struct => new ValueTupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>(item1, item2, item3, item4, item5, item6, item7, rest);

    /// <summary>The codec of a tuple object of one item.</summary>
    public static Codec<Tuple<T1>> Tuple<T1>(Codec<T1> item1) => new TupleCodec<T1>(item1);

    /// <summary>The codec of a tuple object of two items.</summary>
    public static Codec<Tuple<T1, T2>> Tuple<T1, T2>(Codec<T1> item1, Codec<T2> item2) => new TupleCodec<T1, T2>(item1, item2);

    /// <summary>The codec of a tuple object of three items.</summary>
    public static Codec<Tuple<T1, T2, T3>> Tuple<T1, T2, T3>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3) => new TupleCodec<T1, T2, T3>(item1, item2, item3);

    /// <summary>The codec of a tuple object of four items.</summary>
    public static Codec<Tuple<T1, T2, T3, T4>> Tuple<T1, T2, T3, T4>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4) => new TupleCodec<T1, T2, T3, T4>(item1, item2, item3, item4);

    /// <summary>The codec of a tuple object of five items.</summary>
    public static Codec<Tuple<T1, T2, T3, T4, T5>> Tuple<T1, T2, T3, T4, T5>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5) => new TupleCodec<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);

    /// <summary>The codec of a tuple object of six items.</summary>
    public static Codec<Tuple<T1, T2, T3, T4, T5, T6>> Tuple<T1, T2, T3, T4, T5, T6>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6) => new TupleCodec<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);

    /// <summary>The codec of a tuple object of seven items.</summary>
    public static Codec<Tuple<T1, T2, T3, T4, T5, T6, T7>> Tuple<T1, T2, T3, T4, T5, T6, T7>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6, Codec<T7> item7) => new TupleCodec<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);

    /// <summary>The codec of a tuple object of more than seven items; the rest is a tuple itself.</summary>
    public static Codec<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>> Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>(Codec<T1> item1, Codec<T2> item2, Codec<T3> item3, Codec<T4> item4, Codec<T5> item5, Codec<T6> item6, Codec<T7> item7, Codec<TRest> rest)
        where TRest : notnull => new TupleCodec<T1, T2, T3, T4, T5, T6, T7, TRest>(item1, item2, item3, item4, item5, item6, item7, rest);
}
