using System.Text.Json;

namespace Workflow.Runtime.Values;

/// <summary>
/// The codec of one struct, or of a method's arguments: a JSON object with a property per member. Emitted by the generator.
/// </summary>
public abstract class StructCodec<T> : Codec<T>
    where T : struct
{
    private string? _contract;

    /// <inheritdoc/>
    public sealed override string Contract => _contract ??= ContractText.Of(this);

    /// <inheritdoc/>
    public sealed override void Write(ValueWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Json.WriteStartObject();
        WriteMembers(writer, in value);
        writer.Json.WriteEndObject();
    }

    /// <inheritdoc/>
    public sealed override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<T>("an object");
        return ReadMembers(ref reader);
    }

    /// <summary>Adds the members to the contract, in ordinal order of their names.</summary>
    protected abstract void DescribeMembers(ContractText contract);

    /// <summary>Writes the members.</summary>
    protected abstract void WriteMembers(ValueWriter writer, in T value);

    /// <summary>Makes the value from its members, and reads them with <see cref="ValueReader.NextMember"/> to their end.</summary>
    /// <param name="reader">Stands before the first member.</param>
    protected abstract T ReadMembers(ref ValueReader reader);

    /// <inheritdoc/>
    protected internal sealed override void Describe(ContractText contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (!contract.Enter(this)) return;
        contract.Add("{");
        DescribeMembers(contract);
        contract.Add("}");
    }
}
