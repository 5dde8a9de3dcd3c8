namespace Workflow.Generators.Versioning;

/// <summary>A value of a JSON text, and where it begins.</summary>
/// <param name="Value">A string, a number as its text, a bool, null, a list of nodes, or a list of named nodes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record JsonNode(object? Value, int Line, int Column)
{
    public string Text() => Value as string ?? throw Fail("a text is expected here");

    public bool Flag() => Value as bool? ?? throw Fail("true or false is expected here");

    public IReadOnlyList<JsonNode> Items() => Value as List<JsonNode> ?? throw Fail("a list '[…]' is expected here");

    public IReadOnlyList<KeyValuePair<string, JsonNode>> Members() =>
        Value as List<KeyValuePair<string, JsonNode>> ?? throw Fail("an object '{…}' is expected here");

    /// <summary>A member of an object; null where it has none of that name.</summary>
    public JsonNode? Find(string name) => Members().FirstOrDefault(each => each.Key == name).Value;

    /// <summary>A member of an object.</summary>
    public JsonNode this[string name] => Find(name) ?? throw Fail($"this object lacks \"{name}\"");

    public LockFileException Fail(string problem) => new(problem, Line, Column);
}
