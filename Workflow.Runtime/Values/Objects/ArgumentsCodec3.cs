namespace Workflow.Runtime.Values;

/// <summary>The codec of the arguments of a method of three parameters: a JSON object with a property per parameter. For generated code.</summary>
/// <param name="method">The method's name, for messages.</param>
/// <param name="first">The first parameter.</param>
/// <param name="second">The second parameter.</param>
/// <param name="third">The third parameter.</param>
public sealed class ArgumentsCodec<T1, T2, T3>(string method, Argument<T1> first, Argument<T2> second, Argument<T3> third) : StructCodec<ValueTuple<T1, T2, T3>>
{
    internal override IReadOnlyList<Argument> Arguments => [first, second, third];

    /// <inheritdoc/>
    protected override void DescribeMembers(ContractText contract) => Argument.Describe(contract, first, second, third);

    /// <inheritdoc/>
    protected override void WriteMembers(ValueWriter writer, in ValueTuple<T1, T2, T3> value)
    {
        first.Write(writer, value.Item1);
        second.Write(writer, value.Item2);
        third.Write(writer, value.Item3);
    }

    /// <inheritdoc/>
    protected override ValueTuple<T1, T2, T3> ReadMembers(ref ValueReader reader)
    {
        ReadArgument<T1> item1 = new(first);
        ReadArgument<T2> item2 = new(second);
        ReadArgument<T3> item3 = new(third);
        while (reader.NextMember())
        {
            if (!item1.Takes(ref reader) && !item2.Takes(ref reader) && !item3.Takes(ref reader)) reader.Skip();
        }

        return new(item1.In(in reader, method), item2.In(in reader, method), item3.In(in reader, method));
    }
}
