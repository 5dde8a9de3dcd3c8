namespace Workflow.Runtime.Values;

/// <summary>The codec of the arguments of a method of one parameter: a JSON object with a property per parameter. For generated code.</summary>
/// <param name="method">The method's name, for messages.</param>
/// <param name="first">The first parameter.</param>
public sealed class ArgumentsCodec<T1>(string method, Argument<T1> first) : StructCodec<ValueTuple<T1>>
{
    internal override IReadOnlyList<Argument> Arguments => [first];

    /// <inheritdoc/>
    protected override void DescribeMembers(ContractText contract) => Argument.Describe(contract, first);

    /// <inheritdoc/>
    protected override void WriteMembers(ValueWriter writer, in ValueTuple<T1> value)
    {
        first.Write(writer, value.Item1);
    }

    /// <inheritdoc/>
    protected override ValueTuple<T1> ReadMembers(ref ValueReader reader)
    {
        ReadArgument<T1> item1 = new(first);
        while (reader.NextMember())
        {
            if (!item1.Takes(ref reader)) reader.Skip();
        }

        return new(item1.In(in reader, method));
    }
}
