using System.Text.Json;
using Workflow.Runtime.Values.Identity;
using Workflow.Runtime.Values.Leaves;

namespace Workflow.Runtime.Values.Collections;

/// <summary>
/// A dictionary: a JSON object where its keys have names, otherwise an array of pairs.
/// </summary>
/// <typeparam name="TMap">The dictionary.</typeparam>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <typeparam name="TBuilder">What entries are read into: the dictionary itself, or what builds it.</typeparam>
internal sealed class MapCodec<TMap, TKey, TValue, TBuilder>(Codec<TKey> key, Codec<TValue> item)
    : ReferenceCodec<TMap>(isMap: key is LeafCodec<TKey> { IsName: true })
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TBuilder : notnull
{
    private readonly LeafCodec<TKey>? _name = key is LeafCodec<TKey> { IsName: true } leaf ? leaf : null;

    /// <summary>What names the dictionary's comparer.</summary>
    public Func<ValueWriter, TMap, string?>? ComparerOf { get; init; }

    public required Func<StringComparer?, TBuilder> Create { get; init; }

    public required Action<TBuilder, TKey, TValue> Add { get; init; }

    public required Func<TBuilder, TMap> Build { get; init; }

    /// <summary>Whether the order of the entries means nothing and may differ between equal dictionaries: they are then sorted.</summary>
    public bool IsUnordered { get; init; }

    protected override bool MadeFirst => typeof(TBuilder) == typeof(TMap);

    public override void Write(ValueWriter writer, TMap value)
    {
        if (value is not null && typeof(TMap).IsAbstract) WriteObject(writer, value, null);
        else base.Write(writer, value!);
    }

    protected internal override void Describe(ContractText contract)
    {
        contract.Add(_name is null ? "[[" : "{*");
        contract.Add(key);
        contract.Add(":");
        contract.Add(item);
        contract.Add(_name is null ? "]]?" : "}?");
    }

    protected override string? Comparer(ValueWriter writer, TMap value) => ComparerOf?.Invoke(writer, value);

    protected override void WriteBody(ValueWriter writer, TMap value)
    {
        if (_name is null)
        {
            WritePairs(writer, value);
            return;
        }

        foreach ((TKey entryKey, TValue entryValue) in IsUnordered ? value.OrderBy(entry => _name.ToName(entry.Key), StringComparer.Ordinal) : (IEnumerable<KeyValuePair<TKey, TValue>>)value)
        {
            writer.Json.WritePropertyName(MetadataNames.Escape(_name.ToName(entryKey)));
            item.Write(writer, entryValue);
        }
    }

    protected override TMap ReadBody(ref ValueReader reader, ValueHeader header)
    {
        if (reader.Json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.StartArray)
            || (reader.Json.TokenType == JsonTokenType.StartArray) != (_name is null))
        {
            throw reader.Unexpected<TMap>(_name is null ? "an array of pairs" : "an object");
        }

        TBuilder builder = Create(ComparerName.Named(ref reader, typeof(TKey), header.Comparer));
        if (builder is TMap map) reader.Keep(header.Id, map);
        if (_name is null) FillPairs(ref reader, builder);
        else FillNamed(ref reader, builder);
        return builder as TMap ?? reader.Keep(header.Id, Build(builder));
    }

    private void FillNamed(ref ValueReader reader, TBuilder builder)
    {
        while (reader.NextMember())
        {
            string name = reader.Json.GetString()!;
            TKey entryKey;
            try
            {
                entryKey = _name!.FromName(MetadataNames.Unescape(name));
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException)
            {
                throw reader.Fail(TypeName.Of(typeof(TMap)), $"'{name}' is not a key of type '{TypeName.Of(typeof(TKey))}'", problem);
            }

            Add(builder, entryKey, reader.Member(item));
        }
    }

    private void WritePairs(ValueWriter writer, TMap value)
    {
        writer.Json.WriteStartArray();
        foreach ((TKey entryKey, TValue entryValue) in value)
        {
            writer.Json.WriteStartArray();
            key.Write(writer, entryKey);
            item.Write(writer, entryValue);
            writer.Json.WriteEndArray();
        }

        writer.Json.WriteEndArray();
    }

    private void FillPairs(ref ValueReader reader, TBuilder builder)
    {
        if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<TMap>("an array of pairs");
        while (reader.Json.Read() && reader.Json.TokenType != JsonTokenType.EndArray)
        {
            if (reader.Json.TokenType != JsonTokenType.StartArray) throw reader.Unexpected<TMap>("a pair");
            reader.Json.Read();
            TKey entryKey = key.Read(ref reader);
            reader.Json.Read();
            TValue entryValue = item.Read(ref reader);
            reader.Json.Read();
            if (reader.Json.TokenType != JsonTokenType.EndArray) throw reader.Unexpected<TMap>("the end of a pair");
            Add(builder, entryKey, entryValue);
        }
    }
}
