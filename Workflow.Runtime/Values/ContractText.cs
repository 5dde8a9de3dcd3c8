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

    /// <summary>Where only the outermost members are asked for: their names and types.</summary>
    private readonly List<(string Name, Type Type)>? _members;

    private ContractText(List<(string Name, Type Type)>? members = null) => _members = members;

    internal static string Of<T>(Codec<T> codec)
    {
        ContractText contract = new();
        codec.Describe(contract);
        return contract._text.ToString();
    }

    /// <summary>The names and types of the members of what a codec carries, in ordinal order of the names.</summary>
    internal static IReadOnlyList<(string Name, Type Type)> MembersOf<T>(Codec<T> codec)
    {
        List<(string Name, Type Type)> members = [];
        codec.Describe(new ContractText(members));
        return members;
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
        if (_members is not null)
        {
            _members.Add((name, typeof(T)));
            return;
        }

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
