using System.Text.Json;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values.Collections;

/// <summary>
/// A collection declared as an interface. The run-time type is kept where it is one of the usual ones; the first of them is what an
/// array or object without <c>$type</c> is read as.
/// </summary>
/// <param name="cases">The usual run-time types.</param>
/// <param name="copy">Makes one of them from any other run-time type, where the declared type lets it pass; null where there is none.</param>
internal sealed class InterfaceCodec<TInterface>(InterfaceCase<TInterface>[] cases, Func<TInterface, TInterface?>? copy = null) : Codec<TInterface>
    where TInterface : class
{
    public override string Contract => ContractText.Of(this);

    public override void Write(ValueWriter writer, TInterface value)
    {
        if (value is null)
        {
            writer.Json.WriteNullValue();
            return;
        }

        if (TryWrite(writer, value)) return;
        if (copy?.Invoke(value) is TInterface copied && TryWrite(writer, copied)) return;
        throw writer.Fail(TypeName.Of(typeof(TInterface)), $"the object is of type '{TypeName.Of(value.GetType())}', which cannot be read back as what it is. "
            + $"Copy it into one of {string.Join(", ", cases.Select(static known => TypeName.Of(known.Type)))}.");
    }

    public override TInterface Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) return cases[0].Read(ref reader);
        ValueReader ahead = reader;
        ValueHeader header = ahead.Header();
        reader.Rewind(ahead);
        if (header.Reference != 0) return reader.Resolve<TInterface>(header.Reference);
        foreach (InterfaceCase<TInterface> known in cases)
        {
            if (known.Name == header.Type) return known.ReadObject(ref reader, header);
        }

        throw reader.Fail(TypeName.Of(typeof(TInterface)), $"'{header.Type}' is not a known kind of it");
    }

    protected internal override void Describe(ContractText contract) => cases[0].Describe(contract);

    private bool TryWrite(ValueWriter writer, TInterface value)
    {
        Type type = value.GetType();
        foreach (InterfaceCase<TInterface> known in cases)
        {
            if (known.Type != type && !(known.Type.IsAbstract && known.Type.IsAssignableFrom(type))) continue;
            known.Write(writer, value);
            return true;
        }

        return false;
    }
}
