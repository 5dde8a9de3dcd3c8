using System.Collections.Immutable;

namespace Workflow.Analyzers.Origins;

/// <summary>
/// Where a value may have come from: the object itself, and what it holds. A list that was copied is new, but its items are not:
/// <code>
/// List&lt;Line&gt; lines = await Load();     // itself and inside: the result of Load
/// List&lt;Line&gt; copy = lines.ToList();    // inside only
/// </code>
/// Origins are bits; which bit means what is the affair of who made them.
/// </summary>
internal sealed class Provenance
{
    /// <summary>The member under which a task keeps what awaiting it gives.</summary>
    public const string Result = "Result";

    /// <summary>The member under which a delegate keeps what calling it gives.</summary>
    public const string Returned = "()";

    // The member that stands for all items of a collection; the values of a dictionary are its items.
    private const string Items = "[]";

    private Provenance(ulong itself, ulong inside, ImmutableDictionary<string, Provenance> members) =>
        (Itself, Inside, Members) = (itself, inside, members);

    /// <summary>A new value, which nobody else has.</summary>
    public static Provenance Fresh { get; } = new(0, 0, ImmutableDictionary<string, Provenance>.Empty);

    public ulong Itself { get; }

    /// <summary>The origins of members that are not known one by one, and of items.</summary>
    public ulong Inside { get; }

    public ImmutableDictionary<string, Provenance> Members { get; }

    public bool IsFresh => Itself == 0 && Inside == 0 && Members.IsEmpty;

    /// <summary>What any member or item may be.</summary>
    public ulong Parts => Members.Aggregate(Inside, static (all, member) => all | member.Value.Everything);

    public ulong Everything => Itself | Parts;

    public static Provenance Of(ulong itself, ulong inside) => itself == 0 && inside == 0 ? Fresh : new(itself, inside, Fresh.Members);

    /// <summary>An object that is new and holds such values.</summary>
    public static Provenance Holding(ulong inside) => Of(0, inside);

    /// <summary>A task, or a delegate, that gives a value.</summary>
    public static Provenance Giving(string member, Provenance value) => value.IsFresh ? Fresh : new(0, 0, Fresh.Members.Add(member, value));

    public Provenance Member(string name) => Members.TryGetValue(name, out Provenance? known) ? known : Of(Inside, Inside);

    /// <summary>An item of a collection.</summary>
    public Provenance Item() => Members.TryGetValue(Items, out Provenance? known) ? known : Of(Parts, Parts);

    /// <summary>A new collection with such items.</summary>
    public static Provenance OfItems(Provenance item) => Fresh.WithItem(item);

    /// <summary>The same, copied: new itself, and holding the same things.</summary>
    public Provenance Copied() => Itself == 0 ? this : new(0, Inside, Members);

    public Provenance WithMember(string name, Provenance value) => new(Itself, Inside, Members.SetItem(name, value));

    public Provenance WithItem(Provenance more) => more.IsFresh ? this : WithMember(Items, Item().Or(more));

    public Provenance WithItself(ulong more) => (Itself | more) == Itself ? this : new(Itself | more, Inside, Members);

    public Provenance Without(ulong bits) => Map(each => each & ~bits);

    /// <summary>Either of two values.</summary>
    public Provenance Or(Provenance other)
    {
        if (ReferenceEquals(this, other) || other.IsFresh) return this;
        if (IsFresh) return other;
        ImmutableDictionary<string, Provenance> members = Members;
        // A member that only one side knows by name is among what the other holds without names.
        foreach (KeyValuePair<string, Provenance> member in Members) members = members.SetItem(member.Key, member.Value.Or(other.Member(member.Key)));
        foreach (KeyValuePair<string, Provenance> member in other.Members)
            if (!Members.ContainsKey(member.Key)) members = members.SetItem(member.Key, member.Value.Or(Member(member.Key)));
        return new(Itself | other.Itself, Inside | other.Inside, members);
    }

    public bool Equals(Provenance other) => ReferenceEquals(this, other)
        || Itself == other.Itself && Inside == other.Inside && Members.Count == other.Members.Count
        && Members.All(member => other.Members.TryGetValue(member.Key, out Provenance? same) && member.Value.Equals(same));

    /// <summary>The same value in the terms of a caller.</summary>
    public Provenance Map(Func<ulong, ulong> translate) => IsFresh
        ? this
        : new(translate(Itself), translate(Inside), Members.ToImmutableDictionary(static member => member.Key, member => member.Value.Map(translate)));
}
