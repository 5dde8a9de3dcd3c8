using System.Globalization;
using System.Text.Json;
using Workflow.Runtime.Engine.Snapshots;
using Workflow.Runtime.Values.Identity;

namespace Workflow.Runtime.Values;

/// <summary>Where codecs read from: one JSON document. Not thread-safe.</summary>
public ref struct ValueReader
{
    /// <summary>The JSON reader, for codecs of leaf values.</summary>
#pragma warning disable CA1051 // A ref struct must be reached in place: a property would hand out copies.
    public Utf8JsonReader Json;
#pragma warning restore CA1051

    /// <summary>How deep a document may nest: the writer's limit, and an object around each collection for its identity.</summary>
    internal const int MaxDepth = 2 * ValueWriter.MaxDepth + 16;

    private readonly ReadOnlySpan<byte> _document;
    private List<object?>? _known;
    private bool _atNextMember;

    private ValueReader(ReadOnlySpan<byte> utf8)
    {
        _document = utf8;
        Json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The snapshot that the document is; null for any other document.</summary>
    internal SnapshotReader? Snapshot { get; private init; }

    internal static T FromUtf8<T>(Codec<T> codec, ReadOnlySpan<byte> utf8, SnapshotReader? snapshot = null)
    {
        ValueReader reader = new(utf8) { Snapshot = snapshot };
        try
        {
            reader.Json.Read();
            T value = codec.Read(ref reader);
            if (reader.Json.Read()) throw reader.Fail(TypeName.Of(typeof(T)), "the JSON goes on after the value has ended");
            return value;
        }
        catch (Exception problem) when (problem is not ValueException)
        {
            throw reader.Fail(TypeName.Of(typeof(T)), problem is JsonException
                ? $"the JSON is broken: {problem.Message}"
                : $"making it threw {problem.GetType().Name}: {problem.Message}", problem);
        }
    }

    /// <summary>Goes to the next member of the object that is being read; false at the object's end.</summary>
    public bool NextMember()
    {
        if (_atNextMember) _atNextMember = false;
        else Json.Read();
        return Json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the reader stands on the member of this name.</summary>
    public readonly bool At(ReadOnlySpan<byte> name) => Json.ValueTextEquals(name);

    /// <summary>Reads the value of the member that the reader stands on.</summary>
    public T Member<T>(Codec<T> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        Json.Read();
        return codec.Read(ref this);
    }

    /// <summary>Passes over the member that the reader stands on.</summary>
    public void Skip() => Json.Skip();

    /// <summary>Goes back to where a copy of this reader stands. What has been read meanwhile stays known.</summary>
    /// <param name="earlier">A copy of this reader, made at the place to go back to.</param>
    public void Rewind(ValueReader earlier)
    {
        Json = earlier.Json;
        _atNextMember = earlier._atNextMember;
    }

    /// <summary>Makes an object known under its identity, so that later references find it.</summary>
    /// <param name="id">The identity that the codec was given; 0 for an object that nothing refers to.</param>
    /// <param name="value">The object.</param>
    /// <returns><paramref name="value"/></returns>
    public T Keep<T>(int id, T value)
        where T : class
    {
        if (id == 0) return value;
        _known ??= [];
        while (_known.Count <= id) _known.Add(null);
        _known[id] = value;
        return value;
    }

    /// <summary>Makes the error that says why a value cannot be read; the member's path is added.</summary>
    /// <param name="type">The type as the user would write it.</param>
    /// <param name="reason">What was expected, what was found, and the way out.</param>
    /// <param name="innerException">What the framework said, if it said anything.</param>
    public readonly ValueException Fail(string type, string reason, Exception? innerException = null) =>
        new(type, JsonPath.Of(_document, Json.TokenStartIndex), reason, innerException);

    /// <summary>Makes the error for a member that the document lacks.</summary>
    /// <param name="type">The type that has the member.</param>
    /// <param name="name">The member.</param>
    public readonly ValueException Missing(string type, string name) =>
        Fail(type, $"the JSON has no property '{name}', and it has no default value");

    internal readonly ValueException Unexpected<T>(string expected) => Fail(TypeName.Of(typeof(T)), $"expected {expected}, found {Found()}");

    /// <summary>Reads the identity, type and comparer that an object's JSON begins with. Afterwards the reader stands before its members.</summary>
    internal ValueHeader Header(string discriminator = "$type")
    {
        ValueHeader header = default;
        while (true)
        {
            Json.Read();
            if (Json.TokenType != JsonTokenType.PropertyName) break;
            if (Json.ValueTextEquals("$id"u8)) header.Id = Identity();
            else if (Json.ValueTextEquals("$ref"u8)) header.Reference = Identity();
            else if (Json.ValueTextEquals(discriminator)) header.Type = Text();
            else if (Json.ValueTextEquals("$comparer"u8)) header.Comparer = Text();
            else break;
        }

        _atNextMember = true;
        return header;
    }

    /// <summary>The object that a reference names; the reader goes to the end of the reference.</summary>
    internal T Resolve<T>(int reference)
        where T : class
    {
        object? known = _known is not null && reference < _known.Count ? _known[reference] : null;
        if (known is not T value)
        {
            throw Fail(TypeName.Of(typeof(T)), known is null
                ? $"it refers to object {reference}, which the document has not defined before"
                : $"it refers to object {reference}, which is of type '{TypeName.Of(known.GetType())}'");
        }

        while (NextMember()) Skip();
        return value;
    }

    /// <summary>Enters the array that holds a tuple.</summary>
    internal readonly void StartItems<T>()
    {
        if (Json.TokenType != JsonTokenType.StartArray) throw Unexpected<T>("an array with the tuple's items");
    }

    internal T Item<T>(Codec<T> codec)
    {
        Json.Read();
        return codec.Read(ref this);
    }

    internal void EndItems<T>()
    {
        Json.Read();
        if (Json.TokenType != JsonTokenType.EndArray) throw Unexpected<T>("the end of the tuple's items");
    }

    private int Identity()
    {
        string? text = Text();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id is > 0 and < 10_000_000) return id;
        throw Fail("object", $"'{text}' is not an identity: identities are whole numbers");
    }

    private string? Text()
    {
        Json.Read();
        return Json.TokenType is JsonTokenType.String ? Json.GetString() : Json.TokenType is JsonTokenType.Number
            ? System.Text.Encoding.UTF8.GetString(Json.ValueSpan) : throw Unexpected<string>("text");
    }

    private readonly string Found() => Json.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Shorten(Json.GetString()!)}\"",
        JsonTokenType.None => "nothing",
        _ => System.Text.Encoding.UTF8.GetString(Json.ValueSpan),
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
