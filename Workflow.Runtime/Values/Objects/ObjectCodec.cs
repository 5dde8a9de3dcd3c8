using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values;

/// <summary>
/// The codec of one class: a JSON object with a property per member. The generator emits one per class that is reachable from a
/// signature. Exactly this class is carried; for derived ones see <see cref="UnionCodec{T}"/>.
/// </summary>
public abstract class ObjectCodec<T> : Codec<T>
    where T : class
{
    private string? _contract;

    /// <inheritdoc/>
    public sealed override string Contract => _contract ??= ContractText.Of(this);

    /// <inheritdoc/>
    public sealed override void Write(ValueWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null) writer.Json.WriteNullValue();
        else if (value.GetType() == typeof(T)) WriteObject(writer, value, null, null);
        else throw NotExactly(writer, value);
    }

    /// <inheritdoc/>
    public sealed override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<T>("an object");
        ValueHeader header = reader.Header();
        return header.Reference != 0 ? reader.Resolve<T>(header.Reference) : ReadMembers(ref reader, header.Id);
    }

    /// <summary>Adds the members to the contract, in ordinal order of their names.</summary>
    protected abstract void DescribeMembers(ContractText contract);

    /// <summary>Writes the members that the constructor takes. They come first, so that a reader can make the object early.</summary>
    protected virtual void WriteArguments(ValueWriter writer, T value) { }

    /// <summary>Writes the other members.</summary>
    protected abstract void WriteMembers(ValueWriter writer, T value);

    /// <summary>
    /// Makes the object from its members. Calls <see cref="ValueReader.Keep"/> as soon as the object exists, and reads members with
    /// <see cref="ValueReader.NextMember"/> to their end.
    /// </summary>
    /// <param name="reader">Stands before the first member.</param>
    /// <param name="id">The object's identity, for <see cref="ValueReader.Keep"/>.</param>
    protected internal abstract T ReadMembers(ref ValueReader reader, int id);

    /// <inheritdoc/>
    protected internal sealed override void Describe(ContractText contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (!contract.Enter(this)) return;
        contract.Add("{");
        DescribeMembers(contract);
        contract.Add("}");
    }

    /// <summary>Writes the object with its discriminator, if its declared type needs one.</summary>
    internal void WriteObject(ValueWriter writer, T value, string? discriminator, string? type)
    {
        int mark = writer.Begin(value, WrittenForm.Object, made: false);
        if (mark < 0) return;
        writer.Json.WriteStartObject();
        if (discriminator is not null && type is not null) writer.Json.WriteString(discriminator, type);
        WriteArguments(writer, value);
        writer.Made(mark);
        WriteMembers(writer, value);
        writer.Json.WriteEndObject();
        writer.End(mark);
    }

    private static ValueException NotExactly(ValueWriter writer, T value) => writer.Fail(
        TypeName.Of(typeof(T)),
        $"the object is of the derived type '{TypeName.Of(value.GetType())}', which the declared type does not know. "
        + $"Add [JsonDerivedType(typeof({TypeName.Of(value.GetType())}), \"…\")] to '{TypeName.Of(typeof(T))}', or seal it.");
}
