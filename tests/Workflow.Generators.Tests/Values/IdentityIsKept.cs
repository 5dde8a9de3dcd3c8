using Workflow.Runtime.Values;

namespace Workflow.Generators.Tests.Values;

public class IdentityIsKept
{
    private const string Model = """
        public class Node { public string Name { get; set; } = ""; public Node? Next { get; set; } public List<Node> Others { get; set; } = []; public Node[]? Ring { get; set; } }
        public record Pair(Node Left, Node Right) { public Pair? Self { get; set; } }
        public class Owner(string name, List<Owner> friends) { public string Name { get; } = name; public List<Owner> Friends { get; } = friends; public byte[]? Key { get; set; } public byte[]? Copy { get; set; } }
        """;

    [Fact]
    public void An_object_that_occurs_twice_is_one_object_again()
    {
        ValueKit kit = ValueKit.Build(Model + """
            public static partial class Sample
            {
                public static Pair Make() { Node one = new() { Name = "n" }; return new(one, one); }
                public static bool Check(Pair again) => ReferenceEquals(again.Left, again.Right);
            }
            """);
        kit.RoundTrip("Make", out object again).ShouldBe(
            """{"Left":{"$id":"1","Name":"n","Next":null,"Others":[],"Ring":null},"Right":{"$ref":"1"},"Self":null}""");
        kit.Holds("Check", again);
    }

    [Fact]
    public void A_cycle_through_settable_members_closes_again()
    {
        ValueKit kit = ValueKit.Build(Model + """
            public static partial class Sample
            {
                public static Node Make() { Node a = new() { Name = "a" }; a.Next = a; a.Others.Add(a); a.Ring = [a, a]; return a; }
                public static bool Check(Node a) => a.Next == a && a.Others[0] == a && a.Ring![0] == a && a.Ring[1] == a;
                public static Pair Pairs() { Pair p = new(new(), new()); p.Self = p; return p; }
                public static bool Self(Pair p) => ReferenceEquals(p.Self, p);
            }
            """);
        kit.RoundTrip("Make", out object again);
        kit.Holds("Check", again);
        kit.RoundTrip("Pairs", out again);
        kit.Holds("Self", again);
    }

    [Fact]
    public void Shared_collections_arrays_and_bytes_stay_shared()
    {
        ValueKit kit = ValueKit.Build(Model + """
            public static partial class Sample
            {
                public static Owner Make() { byte[] key = [1, 2]; Owner o = new("a", []) { Key = key, Copy = key }; return o; }
                public static bool Check(Owner o) => ReferenceEquals(o.Key, o.Copy);
                public static List<Owner>[] Lists() { List<Owner> one = [new("x", [])]; return [one, one]; }
                public static bool Same(List<Owner>[] again) => ReferenceEquals(again[0], again[1]);
                public static Node[] Ring() { Node a = new(); Node[] ring = [a, new()]; a.Ring = ring; return ring; }
                public static bool IsRing(Node[] ring) => ReferenceEquals(ring[0].Ring, ring);
            }
            """);
        kit.RoundTrip("Make", out object again).ShouldContain("""
            "Key":{"$id":"1","$values":"AQI="},"Copy":{"$ref":"1"}
            """.Trim());
        kit.Holds("Check", again);
        kit.RoundTrip("Lists", out again).ShouldBe("""[{"$id":"1","$values":[{"Name":"x","Friends":[],"Key":null,"Copy":null}]},{"$ref":"1"}]""");
        kit.Holds("Same", again);
        kit.RoundTrip("Ring", out again);
        kit.Holds("IsRing", again);
    }

    [Fact]
    public void A_cycle_through_a_constructor_is_an_error_that_names_the_member()
    {
        ValueKit kit = ValueKit.Build(Model + """
            public static partial class Sample { public static Owner Make() { List<Owner> friends = []; Owner o = new("a", friends); friends.Add(o); return o; } }
            """);
        ValueException problem = Should.Throw<ValueException>(() => kit.RoundTrip("Make"));
        problem.Path.ShouldBe("Friends[0]");
        problem.Message.ShouldContain("constructor");
    }

    [Fact]
    public void A_chain_that_is_too_deep_is_an_error()
    {
        ValueKit kit = ValueKit.Build(Model + """
            public static partial class Sample { public static Node Make() { Node last = new(); for (int i = 0; i < 5000; i++) last = new() { Next = last }; return last; } }
            """);
        Should.Throw<ValueException>(() => kit.RoundTrip("Make")).Message.ShouldContain("500 levels");
    }

    [Fact]
    public void Members_named_like_metadata_survive()
    {
        ValueKit kit = ValueKit.Build("""
            public class Odd { [JsonPropertyName("$id")] public string Id { get; set; } = ""; [JsonPropertyName("$$ref")] public string Ref { get; set; } = ""; public Dictionary<string, Odd?> All { get; set; } = []; }
            public static partial class Sample
            {
                public static Odd[] Make() { Odd o = new() { Id = "i", Ref = "r" }; o.All["$id"] = o; o.All["$type"] = null; o.All["$$values"] = null; o.All["$comparer"] = null; return [o, o]; }
                public static bool Check(Odd[] o) => o[0] is { Id: "i", Ref: "r" } && o[0].All["$id"] == o[1] && string.Join(",", o[0].All.Keys) == "$id,$type,$$values,$comparer";
            }
            """);
        kit.RoundTrip("Make", out object again);
        kit.Holds("Check", again);
    }
}
