using System.Runtime.CompilerServices;

namespace Workflow.Generators.Tests.Values;

public class RecordsAndClassesComeBack
{
    [Fact]
    public void A_positional_record_with_nested_records() => ValueKit.Build("""
        public record Order(string Id, decimal Total, List<Line> Lines, Address? Address = null);
        public record Line(string Product, int Count);
        public readonly record struct Address(string City);
        public static partial class Sample { public static Order Make() => new("o-1", 1.10m, [new("a", 1), new("b", 2)], new Address("Bern")); }
        """).RoundTrip("Make").ShouldBe("""{"Id":"o-1","Total":1.10,"Lines":[{"Product":"a","Count":1},{"Product":"b","Count":2}],"Address":{"City":"Bern"}}""");

    [Fact]
    public void A_record_with_extra_and_inherited_members()
    {
        ValueKit kit = ValueKit.Build("""
            public abstract record Person(string Name) { public int Age { get; set; } public string? Nick { get; init; } = "none"; }
            public sealed record Clerk(string Name, string Desk) : Person(Name) { public required DateOnly Since { get; init; } }
            public static partial class Sample
            {
                public static Clerk Make() => new("Ann", "7") { Age = 3, Nick = null, Since = new(2020, 1, 2) };
                public static bool Check(Clerk again) => again == Make();
            }
            """);
        kit.RoundTrip("Make", out object again);
        kit.Holds("Check", again);
    }

    [Fact]
    public void Init_and_required_members_of_classes_and_structs()
    {
        ValueKit kit = ValueKit.Build("""
            public class Plain { public required string A { get; init; } public int B { get; init; } = 5; public Part C { get; set; } }
            public struct Part { public Part() { } public required int X { get; init; } public string? Y { get; set; } = "y"; }
            public readonly struct Pair { public int L { get; init; } public int R { get; init; } }
            public static partial class Sample
            {
                public static Plain Make() => new() { A = "a", C = new Part { X = 2, Y = null } };
                public static bool Check(Plain p) => p is { A: "a", B: 5, C: { X: 2, Y: null } };
                public static Pair Two() => new() { L = 1, R = 2 };
            }
            """);
        kit.RoundTrip("Make", out object again);
        kit.Holds("Check", again);
        kit.RoundTrip("Two").ShouldBe("""{"L":1,"R":2}""");
        kit.Holds("Check", kit.Read("Make", """{"A":"a","C":{"X":2,"Y":null}}"""));
        Should.Throw<Runtime.Values.ValueException>(() => kit.Read("Make", """{"B":1}""")).Message.ShouldContain("'A'");
    }

    [Fact]
    public void Constructor_parameters_are_found_by_name_in_any_case_and_order()
    {
        ValueKit kit = ValueKit.Build("""
            public class Order(string id, int count) { public string Id { get; } = id; public int COUNT { get; } = count; public string? Note { get; set; } }
            public static partial class Sample
            {
                public static Order Make() => new("x", 3) { Note = "n" };
                public static bool Check(Order o) => o is { Id: "x", COUNT: 3, Note: "n" };
            }
            """);
        kit.RoundTrip("Make").ShouldBe("""{"Id":"x","COUNT":3,"Note":"n"}""");
        kit.Holds("Check", kit.Read("Make", """{"Note":"n","unknown":[1],"COUNT":3,"Id":"x"}"""));
    }

    [Fact]
    public void Attributes_of_System_Text_Json_are_honoured()
    {
        ValueKit kit = ValueKit.Build("""
            public class Order
            {
                [JsonPropertyName("order-id")] public string Id { get; set; } = "";
                [JsonIgnore] public string? Cache { get; set; }
                [JsonInclude] public int Count;
                [JsonInclude] public string Secret { get; private set; } = "s";
                [JsonConstructor] private Order() { }
                public Order(string id, string secret) { Id = id; Secret = secret; }
            }
            public static partial class Sample { public static Order Make() => new("x", "t") { Count = 2, Cache = "c" }; }
            """);
        kit.RoundTrip("Make").ShouldBe("""{"order-id":"x","Count":2,"Secret":"t"}""");
    }

    [Fact]
    public void Generic_types_are_carried_closed()
    {
        ValueKit kit = ValueKit.Build("""
            public class Page<T> where T : notnull { public IReadOnlyList<T> Items { get; init; } = []; public T? Best { get; set; } public List<T> Rest { get; } = []; }
            public static partial class Sample
            {
                public static Page<string> Names() => new() { Items = ["a"], Best = "b", Rest = { "c" } };
                public static Page<Page<int>> Nested() => new() { Items = [new() { Items = [1, 2] }] };
            }
            """);
        kit.RoundTrip("Names").ShouldBe("""{"Items":{"$type":"readonly","$values":["a"]},"Best":"b","Rest":["c"]}""");
        kit.RoundTrip("Nested");
    }

    [Fact]
    public void A_private_nested_type_is_carried_by_a_codec_in_its_class() => ValueKit.Build("""
        public static partial class Sample
        {
            private record Secret(int X, Hidden[] More);
            private struct Hidden { public int Y { get; set; } }
            public static void Do(int x) { }
            private static void Use(Secret a) { }
            private static void Both(Hidden a, Secret[] b) { }
        }
        """).Read("UseArguments", """{"a":{"X":1,"More":[{"Y":2}]}}""").ToString()!.ShouldContain("X = 1");

    [Fact]
    public void Arguments_have_defaults_and_ignore_what_they_do_not_know()
    {
        ValueKit kit = ValueKit.Build("""
            public static partial class Sample
            {
                public static void Do(string id, int retries = 2, DayOfWeek day = DayOfWeek.Monday, decimal? fee = 1.5m, System.Threading.CancellationToken stop = default) { }
                public static void None(System.Threading.CancellationToken stop) { }
                public static void One(int reader) { }
            }
            """);
        kit.Read("DoArguments", """{"id":"a","other":{"$id":"1"}}""").ShouldBe(("a", 2, DayOfWeek.Monday, (decimal?)1.5m));
        kit.Read("OneArguments", """{"reader":7}""").ShouldBe(new ValueTuple<int>(7));
        kit.Read("NoneArguments", "{}").ShouldBe(default(ValueTuple));
        Should.Throw<Runtime.Values.ValueException>(() => kit.Read("DoArguments", "{}")).Message.ShouldContain("no property 'id'");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Any_number_of_arguments_comes_in_any_order_and_each_of_them_must_be_there(int count)
    {
        // Backwards, so that the order of the names is not that of the parameters.
        string[] names = [.. Enumerable.Range(0, count).Select(index => $"p{9 - index}")];
        ValueKit kit = ValueKit.Build(
            $"public static partial class Sample {{ public static void Do({string.Join(", ", names.Select(static (name, index) => $"{(index % 2 == 0 ? "int" : "string")} {name}"))}) {{ }} }}");
        string[] members = [.. names.Select(static (name, index) => $"\"{name}\":{(index % 2 == 0 ? $"{index}" : $"\"{index}\"")}")];

        ITuple read = (ITuple)kit.Read("DoArguments", $"{{{string.Join(",", members.Reverse())}}}");

        Enumerable.Range(0, read.Length).Select(index => $"{read[index]}").ShouldBe(Enumerable.Range(0, count).Select(static index => $"{index}"));
        kit.Contract("DoArguments").ShouldBe($"{{{string.Concat(names.Index().Reverse().Select(static each => $"{each.Item}:{(each.Index % 2 == 0 ? "int" : "string")};"))}}}");
        foreach (string name in names)
        {
            string others = string.Join(",", members.Where(member => !member.StartsWith($"\"{name}\"", StringComparison.Ordinal)));
            Should.Throw<Runtime.Values.ValueException>(() => kit.Read("DoArguments", $"{{{others}}}")).Message.ShouldContain($"no property '{name}'");
        }
    }
}
