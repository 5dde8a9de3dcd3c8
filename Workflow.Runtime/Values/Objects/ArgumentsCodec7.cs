namespace Workflow.Runtime.Values;

/// <summary>The codec of the arguments of a method of seven parameters: a JSON object with a property per parameter. For generated code.</summary>
/// <param name="method">The method's name, for messages.</param>
/// <param name="first">The first parameter.</param>
/// <param name="second">The second parameter.</param>
/// <param name="third">The third parameter.</param>
/// <param name="fourth">The fourth parameter.</param>
/// <param name="fifth">The fifth parameter.</param>
/// <param name="sixth">The sixth parameter.</param>
/// <param name="seventh">The seventh parameter.</param>
public sealed class ArgumentsCodec<T1, T2, T3, T4, T5, T6, T7>(string method, Argument<T1> first, Argument<T2> second, Argument<T3> third, Argument<T4> fourth, Argument<T5> fifth, Argument<T6> sixth, Argument<T7> seventh) : StructCodec<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
{
    internal override IReadOnlyList<Argument> Arguments => [first, second, third, fourth, fifth, sixth, seventh];

    /// <inheritdoc/>
    protected override void DescribeMembers(ContractText contract) => Argument.Describe(contract, first, second, third, fourth, fifth, sixth, seventh);

    /// <inheritdoc/>
    protected override void WriteMembers(ValueWriter writer, in ValueTuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        first.Write(writer, value.Item1);
        second.Write(writer, value.Item2);
        third.Write(writer, value.Item3);
        fourth.Write(writer, value.Item4);
        fifth.Write(writer, value.Item5);
        sixth.Write(writer, value.Item6);
        seventh.Write(writer, value.Item7);
    }

    /// <inheritdoc/>
    protected override ValueTuple<T1, T2, T3, T4, T5, T6, T7> ReadMembers(ref ValueReader reader)
    {
        ReadArgument<T1> item1 = new(first);
        ReadArgument<T2> item2 = new(second);
        ReadArgument<T3> item3 = new(third);
        ReadArgument<T4> item4 = new(fourth);
        ReadArgument<T5> item5 = new(fifth);
        ReadArgument<T6> item6 = new(sixth);
        ReadArgument<T7> item7 = new(seventh);
        while (reader.NextMember())
        {
            if (!item1.Takes(ref reader) && !item2.Takes(ref reader) && !item3.Takes(ref reader) && !item4.Takes(ref reader) && !item5.Takes(ref reader) && !item6.Takes(ref reader) && !item7.Takes(ref reader)) reader.Skip();
        }

        return new(item1.In(in reader, method), item2.In(in reader, method), item3.In(in reader, method), item4.In(in reader, method), item5.In(in reader, method), item6.In(in reader, method), item7.In(in reader, method));
    }
}
