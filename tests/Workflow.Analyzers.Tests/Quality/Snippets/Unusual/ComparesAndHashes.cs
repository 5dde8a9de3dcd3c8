namespace Shop;

public sealed class Key(string name) : IEquatable<Key>, IComparable<Key>
{
    public string Name { get; } = name;

    public static bool operator ==(Key? left, Key? right) => Equals(left, right);

    public static bool operator !=(Key? left, Key? right) => !(left == right);

    public static bool operator true(Key key) => key.Name.Length > Environment.ProcessorCount;

    public static bool operator false(Key key) => key.Name.Length == 0;

    public static Key operator &(Key left, Key right) => new(left.Name + right.Name);

    public bool Equals(Key? other) => other?.Name == Name;

    public override bool Equals(object? obj) => obj is Key other && Equals(other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(Key? other) => string.CompareOrdinal(Name, other?.Name);
}

public partial class Comparing
{
    [Workflow]
    public async partial Task<int> Run(string left, string right)
    {
        int same = new Key(left) == new Key(right) ? 1 : 0;
        HashSet<Key> keys = [new(left), new(right)];
        int count = keys.Count + same;
        if (new Key(left) && new Key(right)) count++; // WFL2012
        await Ship(count);
        return count;
    }

    [Step] private static async partial Task Ship(int count) => await Task.Yield();
}
