namespace Workflow.Generators.Tests.Values;

public class ProblemsAreFound
{
    [Theory]
    [InlineData("public class Order { public object? Data { get; set; } }", "order.Data: object: an object")]
    [InlineData("public record Order(List<Line> Lines); public record Line(Func<int> F);", "order.Lines[].F: Func<int>: a delegate")]
    [InlineData("public record Order(Dictionary<string, System.IO.Stream> Files);", "order.Files[]: Stream: a stream")]
    [InlineData("public record Order(System.Threading.Tasks.Task<int> T);", "order.T: Task<int>: a task")]
    [InlineData("public record Order(int[,] Grid);", "order.Grid: int[,]: an array of several dimensions")]
    [InlineData("public record Order(System.Threading.CancellationToken Stop);", "order.Stop: CancellationToken: a cancellation token")]
    [InlineData("public record Order(IQueryable<int> Rows);", "order.Rows: IQueryable<int>: a query")]
    [InlineData("public record Order(IAsyncEnumerable<int> Rows);", "order.Rows: IAsyncEnumerable<int>: an async sequence")]
    [InlineData("public record Order(Base B); public abstract class Base { }", "order.B: Base: no class is known")]
    [InlineData("public record Order(IThing T); public interface IThing { }", "order.T: IThing: no class is known")]
    [InlineData("public class Order { public int Id { get; private set; } }", "order.Id: int: the setter of this property is not public")]
    [InlineData("public class Order { public DateTime Made { get; } = DateTime.Now; }", "order.Made: DateTime: this property has no setter")]
    [InlineData("public class Order { private int _count; public void Add() => _count++; }", "order._count: int: this field would be lost")]
    [InlineData("public class Order { private readonly List<int> _lines = []; public IReadOnlyList<int> Lines => _lines; }", "order._lines: List<int>: this field would be lost")]
    [InlineData("public class Order { public int Count; }", "order.Count: int: a public field is not carried")]
    [InlineData("public class Order { public Order(string text) { } }", "order: Order: no constructor")]
    [InlineData("public record Order(System.Net.Cookie C);", "order.C: Cookie: this type of the framework")]
    [InlineData("public record Order(Res R); public class Res : IDisposable { public void Dispose() { } }", "order.R: Res: it holds a resource")]
    [InlineData("public class Base { public int Id { get; set; } } public class Order : Base { public new string Id { get; set; } = \"\"; }", "order.Id: int: 'Order' hides this member of its base 'Base'")]
    [InlineData("public class Base { public int Id { get; set; } } public class Order : Base { public new string Id => \"\"; }", "order.Id: int: 'Order' hides this member of its base 'Base'")]
    [InlineData("file record Order(int X);", "order: Order: a file-local type")]
    public void What_cannot_be_carried_is_named_with_its_path(string model, string problem) =>
        ValueKit.Problems(model + " public static partial class Sample { static void Do(Order order) { } }").ShouldHaveSingleItem().ShouldStartWith(problem);

    [Theory]
    [InlineData("public class Order { private readonly object _gate = new(); private readonly int _limit = 3; public int Double => _limit * 2; }")]
    [InlineData("public class Order { private int _x; public int X { get => _x; set => _x = value; } }")]
    [InlineData("public class Money { private readonly decimal _amount; public Money(decimal amount) => _amount = amount; public decimal Amount => _amount; } public record Order(Money Total);")]
    [InlineData("public class Order { public int X { get; set => field = Math.Max(0, value); } }")]
    [InlineData("public class Order { public int A { get; set; } public int Twice => A * 2; public static int Total { get; set; } public const int Max = 3; public int this[int i] => i; }")]
    [InlineData("public class Order { [JsonIgnore] public object? Cache { get; set; } [NonSerialized] private int _seen; public int Seen() => _seen++; }")]
    [InlineData("public class Order { public List<int> Lines { get; } = []; public IDictionary<string, int> Map { get; } = new Dictionary<string, int>(); }")]
    [InlineData("public class Base { public object? Id => null; } public class Order : Base { public new string? Id { get; set; } }")]
    [InlineData("public class Base { public int Id { get; set; } } public class Order : Base { public new int Id { get => base.Id; set => base.Id = value; } }")]
    [InlineData("public class Base(int id) { public int Id { get; set; } = id; } public class Order(int id) : Base(id) { public new int Id { get; } = id; }")]
    [InlineData("public class Base { [JsonIgnore] public int Id { get; set; } } public class Order : Base { public new int Id { get; set; } }")]
    [InlineData("public record Order(Order? Parent, IReadOnlyList<Order>? Children, Lazy X) ; public class Lazy { }")]
    public void What_can_be_carried_is_not_flagged(string model) =>
        ValueKit.Build(model + " public static partial class Sample { public static void Do(Order order) { } }").Codec("DoArguments").ShouldNotBeNull();

    [Fact]
    public void A_private_type_of_a_class_that_is_not_partial_is_named() => ValueKit.Problems("""
        public class Outer { protected class Inner { } public static partial class Nested { } }
        public partial class Sample : Outer { void Do(Inner x) { } }
        """).ShouldHaveSingleItem().ShouldStartWith("x: Inner: only 'Outer' can see it");
}
