namespace Workflow.Differential.Programs;

/// <summary>A variable of a random program.</summary>
internal sealed record Local(string Name, Kind Kind, bool IsReadOnly);

/// <summary>
/// What can be named at a place. Blocks side by side use the same names over again; a block inside another uses others, as C# wants it.
/// </summary>
internal sealed class Scope(Scope? outer)
{
    private readonly List<Local> _locals = [];
    private readonly int _depth = outer is null ? 0 : outer._depth + 1;
    private IReadOnlyList<Local>? _seen;
    private int _names;

    public string NewName(string prefix) => $"{prefix}{_depth}{(char)('a' + _names / 26)}{(char)('a' + _names++ % 26)}";

    public Local Declare(Kind kind, bool isReadOnly = false, string prefix = "v")
    {
        Local local = new(NewName(prefix), kind, isReadOnly);
        _locals.Add(local);
        return local;
    }

    /// <summary>Takes in a variable whose name was drawn before; it is visible from here on.</summary>
    public void Add(Local local) => _locals.Add(local);

    /// <summary>From here on it may not be assigned: it cannot be named any more.</summary>
    public void Forget(Local local) => _locals.Remove(local);

    /// <summary>A scope inside another, in which only some of the variables around it are to be named.</summary>
    public static Scope Within(Scope outer, IEnumerable<Local> seen) => new(outer) { _seen = [.. seen] };

    public IEnumerable<Local> All => outer is null ? _locals : (_seen ?? outer.All).Concat(_locals);

    public IReadOnlyList<Local> Own => _locals;
}
