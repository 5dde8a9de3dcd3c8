using System.Text;

namespace Workflow.Runtime.Values;

/// <summary>
/// Collects the contract of a codec and of those that it is made of. Purely structural: the names of types do not matter, the names
/// of members and of cases do. Where a type contains itself, the inner occurrence is a number, so the text ends.
/// </summary>
public sealed class ContractText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);

    private ContractText() { }

    internal static string Of<T>(Codec<T> codec)
    {
        ContractText contract = new();
        codec.Describe(contract);
        return contract._text.ToString();
    }

    /// <summary>Adds text as it is.</summary>
    public void Add(string text) => _text.Append(text);

    /// <summary>Adds the contract of a codec that the described one is made of.</summary>
    public void Add<T>(Codec<T> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        part.Describe(this);
    }

    /// <summary>Adds a named member. Members come in ordinal order of their names, so that moving one in the source changes nothing.</summary>
    public void Member<T>(string name, Codec<T> codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        _text.Append(name).Append(':');
        codec.Describe(this);
        _text.Append(';');
    }

    /// <summary>Whether <paramref name="codec"/> is described for the first time; otherwise a number that stands for it has been added.</summary>
    internal bool Enter(object codec)
    {
        if (_seen.TryAdd(codec, _seen.Count)) return true;
        _text.Append('#').Append(_seen[codec]);
        return false;
    }
}
