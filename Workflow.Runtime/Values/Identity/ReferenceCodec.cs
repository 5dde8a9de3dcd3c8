using System.Text.Json;

namespace Workflow.Runtime.Values.Identity;

/// <summary>
/// The codec of a framework class that keeps its identity: a collection, or a value without parts that can change. Its JSON is plain
/// unless the object is shared or has a type or comparer to tell.
/// </summary>
/// <param name="isMap">Whether the body is members of a JSON object, among which the metadata stands; otherwise <c>$values</c> holds it.</param>
internal abstract class ReferenceCodec<T>(bool isMap = false) : Codec<T>
    where T : class
{
    private string? _contract;

    public sealed override string Contract => _contract ??= ContractText.Of(this);

    public override void Write(ValueWriter writer, T value)
    {
        if (value is null) writer.Json.WriteNullValue();
        else if (value.GetType() == typeof(T)) WriteObject(writer, value, null);
        else throw writer.Fail(TypeName.Of(typeof(T)), $"the object is of the derived type '{TypeName.Of(value.GetType())}'. Copy it into a '{TypeName.Of(typeof(T))}'.");
    }

    public override T Read(ref ValueReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null) return null!;
        if (reader.Json.TokenType != JsonTokenType.StartObject) return ReadBody(ref reader, default);
        ValueHeader header = reader.Header();
        return header.Reference != 0 ? reader.Resolve<T>(header.Reference) : ReadObject(ref reader, header);
    }

    /// <summary>Writes the object with its metadata.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The object.</param>
    /// <param name="type">What tells its type where it is not the declared type's usual one.</param>
    internal void WriteObject(ValueWriter writer, T value, string? type)
    {
        string? comparer = Comparer(writer, value);
        bool hasMetadata = type is not null || comparer is not null;
        int mark = writer.Begin(value, hasMetadata || isMap ? WrittenForm.Object : WrittenForm.Wrapped, MadeFirst);
        if (mark < 0) return;
        if (hasMetadata || isMap) writer.Json.WriteStartObject();
        if (type is not null) writer.Json.WriteString("$type"u8, type);
        if (comparer is not null) writer.Json.WriteString("$comparer"u8, comparer);
        if (hasMetadata && !isMap) writer.Json.WritePropertyName("$values"u8);
        WriteBody(writer, value);
        if (hasMetadata || isMap) writer.Json.WriteEndObject();
        writer.End(mark);
    }

    /// <summary>Reads the object behind its metadata.</summary>
    internal T ReadObject(ref ValueReader reader, ValueHeader header)
    {
        if (isMap) return ReadBody(ref reader, header);
        if (!reader.NextMember() || !reader.At("$values"u8)) throw reader.Fail(TypeName.Of(typeof(T)), "expected a JSON array, or an object with '$values'");
        reader.Json.Read();
        T value = ReadBody(ref reader, header);
        while (reader.NextMember()) reader.Skip();
        return value;
    }

    /// <summary>Whether the object is known to the reader before what is inside it is read.</summary>
    protected virtual bool MadeFirst => true;

    /// <summary>The name of the object's comparer; null for the default one, and for types without.</summary>
    protected virtual string? Comparer(ValueWriter writer, T value) => null;

    /// <summary>Writes what is inside; of a map, the members without the braces.</summary>
    protected abstract void WriteBody(ValueWriter writer, T value);

    /// <summary>Reads what is inside and keeps the object under its identity.</summary>
    protected abstract T ReadBody(ref ValueReader reader, ValueHeader header);
}
