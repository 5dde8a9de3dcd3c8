using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values;

/// <summary>
/// The codec of a base class or interface: one of a closed set of classes, told apart by a discriminator. A class without a
/// discriminator, if there is one, is what an object without a discriminator is read as. Emitted by the generator.
/// </summary>
public abstract class UnionCodec<T> : Codec<T>
    where T : class
{
    private UnionCase<T>[]? _cases;
    private string? _contract;

    /// <inheritdoc/>
    public sealed override string Contract => _contract ??= ContractText.Of(this);

    /// <summary>The name of the property that holds the discriminator.</summary>
    protected virtual string Discriminator => "$type";

    private UnionCase<T>[] Known => _cases ??= Cases();

    /// <inheritdoc/>
    public sealed override void Write(ValueWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.Json.WriteNullValue();
            return;
        }

        Type type = value.GetType();
        foreach (UnionCase<T> known in Known)
        {
            if (known.Type != type) continue;
            known.Write(writer, value, Discriminator);
            return;
        }

        throw writer.Fail(TypeName.Of(typeof(T)), $"the object is of type '{TypeName.Of(type)}', which is not among the types known for it "
            + $"({string.Join(", ", Known.Select(static known => TypeName.Of(known.Type)))}). Add [JsonDerivedType(typeof({TypeName.Of(type)}), \"…\")] to it.");
    }

    /// <inheritdoc/>
    public sealed override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) throw reader.Unexpected<T>("an object");
        ValueReader start = reader;
        ValueHeader header = reader.Header(Discriminator);
        if (header.Reference != 0) return reader.Resolve<T>(header.Reference);
        string? name = header.Type ?? FindDiscriminator(start);
        foreach (UnionCase<T> known in Known)
        {
            if (known.Name == name) return known.Read(ref reader, header.Id);
        }

        string names = string.Join(", ", Known.Where(static known => known.Name is not null).Select(static known => $"\"{known.Name}\""));
        throw reader.Fail(TypeName.Of(typeof(T)), name is null
            ? $"the JSON lacks the property '{Discriminator}' that says which type it is; known are {names}"
            : $"'{name}' is not a known '{Discriminator}'; known are {names}");
    }

    /// <summary>The classes of the closed set. Called once.</summary>
    protected abstract UnionCase<T>[] Cases();

    /// <inheritdoc/>
    protected internal sealed override void Describe(ContractText contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (!contract.Enter(this)) return;
        contract.Add(Discriminator == "$type" ? "<" : $"<{Discriminator}:");
        foreach (UnionCase<T> known in Known.OrderBy(static known => known.Name, StringComparer.Ordinal)) known.Describe(contract);
        contract.Add(">");
    }

    // Our own documents begin with the discriminator; those from outside may have it anywhere.
    private string? FindDiscriminator(ValueReader reader)
    {
        while (reader.NextMember())
        {
            if (!reader.Json.ValueTextEquals(Discriminator))
            {
                reader.Skip();
                continue;
            }

            reader.Json.Read();
            return reader.Json.TokenType switch
            {
                JsonTokenType.String => reader.Json.GetString(),
                JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.Json.ValueSpan),
                _ => null,
            };
        }

        return null;
    }
}
