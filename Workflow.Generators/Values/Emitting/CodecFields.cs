using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>
/// The codecs that a codec uses. Those that have to be made are kept in fields, and made when they are first used: codecs of recursive
/// types need each other.
/// </summary>
internal sealed class CodecFields
{
    private readonly List<(string Name, string Type, string Expression)> _made = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What to write to use a codec.</summary>
    public string Use(string member, string type, string expression)
    {
        if (!expression.EndsWith(")", StringComparison.Ordinal) && !expression.EndsWith("!", StringComparison.Ordinal)) return expression;
        // Half-typed code has members without a name.
        string name = member.Length == 0 ? "Codec" : char.ToUpperInvariant(member[0]) + member.Substring(1) + "Codec";
        while (!_names.Add(name)) name += "_";
        _made.Add((name, type, expression));
        return name;
    }

    public void Write(CodeText text)
    {
        foreach ((string name, string type, string expression) in _made)
        {
            string field = "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
            text.Line($"private {TypeText.Runtime}Codec<{type}>? {field};");
            text.Line($"private {TypeText.Runtime}Codec<{type}> {name} => {field} ??= {expression};").Line();
        }
    }
}
