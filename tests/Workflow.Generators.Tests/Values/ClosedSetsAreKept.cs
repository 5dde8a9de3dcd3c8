using Workflow.Runtime.Values;

namespace Workflow.Generators.Tests.Values;

public class ClosedSetsAreKept
{
    private const string Shapes = """
        public abstract record Shape { public string? Label { get; set; } }
        public record Circle(double R) : Shape;
        public sealed record Ring(double R, double Inner) : Circle(R);
        public sealed class Group { public List<Shape> Shapes { get; set; } = []; public Circle? First { get; set; } }
        """;

    [Fact]
    public void A_derived_type_comes_back_as_what_it_was()
    {
        ValueKit kit = ValueKit.Build(Shapes + """
            public static partial class Sample
            {
                public static Group Make() { Ring r = new(2, 1); return new() { Shapes = [new Circle(1) { Label = "c" }, r, r], First = r }; }
                public static bool Check(Group g) => g.Shapes[0] is Circle { Label: "c" } && g.Shapes[1] is Ring { Inner: 1 } && ReferenceEquals(g.First, g.Shapes[2]);
            }
            """);
        kit.RoundTrip("Make", out object again).ShouldContain("""{"$id":"1","$type":"Ring","R":2,"Inner":1,"Label":null}""");
        kit.Holds("Check", again);
    }

    [Fact]
    public void Discriminators_and_their_property_are_the_users()
    {
        ValueKit kit = ValueKit.Build("""
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Card), "card"), JsonDerivedType(typeof(Cash), 7)]
            public interface IPayment { }
            public record Card(string Number) : IPayment;
            public record Cash(int Coins) : IPayment;
            public static partial class Sample
            {
                public static IPayment[] Make() => [new Card("1"), new Cash(2)];
                public static bool Check(IPayment[] all) => all is [Card { Number: "1" }, Cash { Coins: 2 }];
            }
            """);
        kit.RoundTrip("Make").ShouldBe("""[{"kind":"card","Number":"1"},{"kind":"7","Coins":2}]""");
        kit.Holds("Check", kit.Read("Make", """[{"Number":"1","kind":"card"},{"Coins":2,"kind":7}]"""));
        Should.Throw<ValueException>(() => kit.Read("Make", """[{"kind":"check"}]""")).Message.ShouldContain("\"card\"");
    }

    [Fact]
    public void Equal_names_are_told_apart_by_full_names() => ValueKit.Build("""
        namespace A { public class Item : Base { } }
        namespace B { public class Item : Base { } }
        public abstract class Base { }
        public static partial class Sample { public static Base[] Make() => [new A.Item(), new B.Item()]; }
        """).RoundTrip("Make").ShouldBe("""[{"$type":"A.Item"},{"$type":"B.Item"}]""");

    [Fact]
    public void A_base_class_that_can_be_made_needs_no_discriminator() => ValueKit.Build("""
        public class Animal { public string Name { get; set; } = "a"; }
        public class Dog : Animal { public int Tricks { get; set; } }
        public static partial class Sample { public static List<Animal> Make() => [new Animal(), new Dog { Tricks = 3 }]; }
        """).RoundTrip("Make").ShouldBe("""[{"Name":"a"},{"$type":"Dog","Name":"a","Tricks":3}]""");

    [Fact]
    public void A_type_outside_the_closed_set_is_an_error_with_the_member_path()
    {
        ValueKit kit = ValueKit.Build("""
            public class Order { public List<Line> Lines { get; set; } = []; }
            public class Line { public Product? Product { get; set; } }
            public class Product { }
            public class Box<T> : Product { }
            public static partial class Sample { public static Order Make() => new() { Lines = [new(), new() { Product = new() }, new() { Product = new Box<int>() }] }; }
            """);
        ValueException problem = Should.Throw<ValueException>(() => kit.RoundTrip("Make"));
        problem.Path.ShouldBe("Lines[2].Product");
        problem.Message.ShouldContain("Box<int>");
    }

    [Fact]
    public void A_recursive_types_contract_is_finite_and_moving_members_does_not_change_it()
    {
        string one = ValueKit.Build("public class N { public N? Next { get; set; } public List<N> All { get; set; } = []; public int X { get; set; } } public static partial class Sample { public static N Make() => new(); }").Contract("Make");
        string two = ValueKit.Build("public class Z { public int X { get; set; } public List<Z> All { get; set; } = []; public Z? Next { get; set; } } public static partial class Sample { public static Z Make() => new(); }").Contract("Make");
        one.ShouldBe("{All:[#0]?;Next:#0;X:int;}");
        two.ShouldBe(one);
    }

    [Fact]
    public void The_same_type_gives_the_same_file_whoever_asks()
    {
        const string model = "public class A { public B? B { get; set; } } public class B { public A? A { get; set; } public List<B> All { get; set; } = []; }";
        ILookup<string, string> one = ValueKit.Sources(model + "public static partial class Sample { public static A Make() => new(); }").ToLookup(static file => file.HintName, static file => file.Text);
        ILookup<string, string> two = ValueKit.Sources(model + "public static partial class Sample { public static List<B> Make() => new(); }").ToLookup(static file => file.HintName, static file => file.Text);
        one.Count.ShouldBe(2);
        foreach (IGrouping<string, string> file in one) two[file.Key].Single().ShouldBe(file.Single());
    }
}
