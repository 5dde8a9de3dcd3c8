using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.DoNotChangeRecordedValuesAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class DoNotChangeRecordedValuesTests
{
    [Theory]
    [InlineData("var lines = await Lines(); [|lines.Add(new Line())|];")]
    [InlineData("var lines = await Lines(); [|lines[0] = new Line()|];")]
    [InlineData("var lines = await Lines(); [|lines[0].Price = 1|];")]
    [InlineData("var lines = await Lines(); [|lines[0].Price++|];")]
    [InlineData("var lines = await Lines(); [|lines.Sort()|]; [|lines.Clear()|];")]
    [InlineData("Task<List<Line>> loading = Lines(); (await loading).Count.ToString(); [|(await loading).Add(new Line())|];")]
    [InlineData("int[] numbers = await Numbers(); [|Array.Sort(numbers)|];")]
    [InlineData("int[] numbers = await Numbers(); [|numbers.AsSpan().Fill(1)|];")]
    [InlineData("int[] numbers = await Numbers(); Span<int> span = numbers; [|span[0] = 1|];")]
    [InlineData("int[] numbers = await Numbers(); [|numbers[0]++|];")]
    [InlineData("int[] numbers = await Numbers(); ref int first = ref numbers[0]; [|first = 2|];")]
    [InlineData("int[] numbers = await Numbers(); Interlocked.Increment([|ref numbers[0]|]);")]
    [InlineData("var lines = await Lines(); System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines); [|System.Runtime.InteropServices.CollectionsMarshal.SetCount(lines, 2)|];")]
    public Task What_a_step_gave_is_not_to_be_changed(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("[|order.Total = 1|];")]
    [InlineData("[|order.Total += 1|];")]
    [InlineData("[|order.Lines.Add(new Line())|];")]
    [InlineData("[|order.Lines[0].Price = 2|];")]
    [InlineData("[|order.Position.X = 2|];")]
    [InlineData("[|order.Tags[\"a\"] = \"b\"|];")]
    [InlineData("order?[|.Lines.Add(new Line())|];")]
    [InlineData("Order same = order; [|same.Total = 1|];")]
    [InlineData("var lines = order.Lines; [|lines.Add(new Line())|];")]
    [InlineData("foreach (Line line in order.Lines) [|line.Price = 1|];")]
    [InlineData("foreach (Line line in order.Lines.Where(each => each.Price > 0).OrderBy(each => each.Price)) [|line.Price = 1|];")]
    [InlineData("[|order.Lines.First().Price = 1|];")]
    [InlineData("Line? found = order.Lines.Find(each => each.Price == 0); if (found != null) [|found.Price = 1|];")]
    [InlineData("order.Lines.ForEach(each => [|each.Price = 1|]);")]
    [InlineData("if (order is { Lines: var lines }) [|lines.Clear()|];")]
    [InlineData("if (order is { Lines: [var first, ..] }) [|first.Price = 1|];")]
    [InlineData("object any = order; switch (any) { case Order same: [|same.Total = 1|]; break; }")]
    [InlineData("var (a, b) = (order, 1); [|a.Total = b|];")]
    [InlineData("(Order Whole, int Number) pair = (order, 1); [|pair.Whole.Total = 1|];")]
    [InlineData("Order chosen = order.Total > 0 ? order : new Order(); [|chosen.Total = 1|];")]
    [InlineData("Order other = new(); if (order.Total > 0) other = order; [|other.Total = 1|];")]
    [InlineData("Order other = new(); for (int i = 0; i < 2; i++) { [|other.Total = 1|]; other = order; }")]
    [InlineData("var box = new { Order = order }; [|box.Order.Total = 1|];")]
    [InlineData("var list = new List<Order> { order }; [|list[0].Total = 1|];")]
    [InlineData("List<Order> list = []; list.Add(order); foreach (Order each in list) [|each.Total = 1|];")]
    [InlineData("if (order.ByName.TryGetValue(\"a\", out var line)) [|line.Price = 1|];")]
    [InlineData("foreach (var entry in order.ByName) [|entry.Value.Price = 1|];")]
    [InlineData("foreach ((string name, Line line) in order.ByName) [|line.Price = 1|];")]
    [InlineData("foreach (Line line in order.ByName.Values) [|line.Price = 1|];")]
    [InlineData("Line[] gathered = await Task.WhenAll(order.Lines.Select(async each => { await Ship(each); return each; })); [|gathered[0].Price = 1|];")]
    [InlineData("var byPrice = order.Lines.ToDictionary(each => each.Price); [|byPrice[1].Price = 2|];")]
    [InlineData("foreach (var group in order.Lines.GroupBy(each => each.Price)) foreach (var line in group) [|line.Price = 2|];")]
    [InlineData("var query = from line in order.Lines where line.Price > 0 select line; foreach (var line in query) [|line.Price = 2|];")]
    [InlineData("[|order.Sorted().Total = 1|];")]
    [InlineData("void Change() { [|order.Total = 1|]; } Change();")]
    public Task What_the_workflow_was_started_with_is_not_to_be_changed(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("order = order with { Total = 1 }; order.Total = 2;")]
    [InlineData("Order other = order with { Lines = [.. order.Lines] }; other.Lines.Add(new Line());")]
    [InlineData("Order other = order with { }; other.Lines = order.Lines.ToList(); other.Lines.Add(new Line());")]
    [InlineData("Order other = order with { }; [|other.Lines.Add(new Line())|];")]
    [InlineData("var lines = order.Lines.ToList(); lines.Add(new Line()); lines.Sort();")]
    [InlineData("var lines = order.Lines.ToArray(); lines[0] = new Line();")]
    [InlineData("var lines = new List<Line>(order.Lines); lines.RemoveAt(0);")]
    [InlineData("List<Line> lines = [.. order.Lines]; lines.Reverse();")]
    [InlineData("var lines = order.Lines.ToList(); [|lines[0].Price = 1|];")]
    [InlineData("var lines = order.Lines.Select(each => each with { }).ToList(); lines[0].Price = 1;")]
    [InlineData("var lines = order.Lines.Select(each => new Line { Price = each.Price }).ToList(); lines.ForEach(each => each.Price = 1);")]
    [InlineData("Line[] gathered = await Task.WhenAll(order.Lines.Select(async each => { await Ship(each); return each with { }; })); gathered[0].Price = 1;")]
    [InlineData("int[] part = (await Numbers())[1..]; part[0] = 2;")]
    [InlineData("int total = order.Total; total++; string name = order.Name; name += \"a\";")]
    [InlineData("Point position = order.Position; position.X = 2;")]
    [InlineData("List<int> prices = new(); foreach (Line line in order.Lines) prices.Add(line.Price); prices.Sort();")]
    [InlineData("Order order2 = order; order2 = new Order(); order2.Total = 1;")]
    [InlineData("string[] labels = await Task.WhenAll(order.Lines.Select(each => Ship(each))); Array.Sort(labels);")]
    [InlineData("Order made = new Order { Lines = { new Line() } }; made.Lines.Add(new Line()); made.Total = 3;")]
    [InlineData("Report report = new(order.Name, order); report.Notes.Add(\"a\"); report.Order = new Order(); report.Order.Total = 2;")]
    [InlineData("int sum = order.Lines.Aggregate(new List<int>(), (all, line) => { all.Add(line.Price); return all; }).Sum();")]
    [InlineData("if (order.Total > 0) { var lines = order.Lines; lines = []; lines.Add(new Line()); }")]
    [InlineData("var fresh = order.Total > 0 ? new List<Line>() : null; fresh?.Add(new Line());")]
    [InlineData("order.Copy().Total = 2;")]
    [InlineData("order.Lines.ToImmutable().Add(new Line());")]
    [InlineData("var text = new System.Text.StringBuilder(order.Name); text.Append(order.Name);")]
    [InlineData("_ = order.Lazy.Count; int cached = order.Cached;")]
    [InlineData("Order other = order.Cloned(); other.Total = 1;")]
    [InlineData("Order other = System.Text.Json.JsonSerializer.Deserialize<Order>(System.Text.Json.JsonSerializer.Serialize(order))!; other.Lines.Add(new Line());")]
    [InlineData("var pending = order.Lines.Select(each => Ship(each)).ToList(); while (pending.Count > 0) { var done = await Task.WhenAny(pending); pending.Remove(done); }")]
    [InlineData("var builder = new Builder().With(order).With(order); builder.All.Clear();")]
    [InlineData("try { await Lines(); } catch (Exception e) { e.Data[\"order\"] = order; }")]
    [InlineData("Order other; if (order.Total > 0) { other = order; throw new InvalidOperationException(other.Name); } else other = new Order(); other.Total = 1;")]
    [InlineData("Order other = order; switch (order.Total) { case 1: return; default: other = new(); break; } other.Total = 1;")]
    [InlineData("var shuffled = (await Numbers()).ToArray(); Durable.Random.Shuffle(shuffled);")]
    [InlineData("var text = order.Lines switch { { Count: > 0 } lines => lines.Select(each => each.Price).ToList(), _ => [] }; text.Add(1);")]
    [InlineData("using var stream = new System.IO.MemoryStream(); stream.SetLength(1); stream.Position = 0;")]
    [InlineData("_ = order.Lines.Append(new Line()).Reverse().ToList();")]
    public Task A_copy_may_be_changed_but_not_what_it_shares(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("[|Fill(order.Lines)|];")]
    [InlineData("[|order.Reset()|];")]
    [InlineData("[|order.Extend(2)|];")]
    [InlineData("var lines = order.Lines.ToList(); [|FillItems(lines)|];")]
    [InlineData("order.Lines.ForEach([|Raise|]);")]
    [InlineData("void Change(Order each) { each.Total = 1; } [|Change(order)|];")]
    [InlineData("[|order.Discount = 2|];")]
    public Task A_helper_that_changes_what_it_is_given_is_followed(string body) => Rule.Reports(In(body));

    [Theory]
    [InlineData("Fill(order.Lines.ToList());")]
    [InlineData("Order other = Changed(order); other.Total = 1;")]
    [InlineData("Count(order.Lines);")]
    [InlineData("Fill(new List<Line>());")]
    public Task A_helper_that_changes_its_own_is_not_reported(string body) => Rule.Reports(In(body));

    [Fact]
    public Task The_message_shows_what_it_is_and_how_to_copy_it() => Rule.Says(
        "Workflow 'Orders.Process' calls 'Add' on 'lines', a result of step 'Orders.Lines'; the log keeps the value as it was, so that the run and its record would differ; "
        + "copy it first: 'lines = [.. lines]'",
        In("var lines = await Lines(); [|lines.Add(new Line())|];"));

    [Fact]
    public Task The_message_shows_the_chain_of_helpers() => Rule.Says(
        "Workflow 'Orders.Process' → 'Orders.FillAll' → 'Orders.Fill' calls 'Add' on 'order.Lines', the argument 'order'; the log keeps the value as it was, "
        + "so that the run and its record would differ; make a new object with what is to be different, or copy what is to be changed first",
        In("[|FillAll(order.Lines)|];"));

    [Fact]
    public Task A_workflow_that_is_called_is_told_of_its_own_changes() => Rule.Reports("""
        public sealed class Order { public int Total { get; set; } }
        public partial class Orders
        {
            [Workflow] public async partial Task Process(Order order) { await Fill(order); await Ship(order); }
            [Workflow] public async partial Task Fill(Order order) { await Ship(order); [|order.Total = 1|]; }
            [Step] private async partial Task Ship(Order order) { await Task.Yield(); _ = order; }
        }
        """);

    [Fact]
    public Task A_private_workflow_is_a_helper_and_changes_what_its_caller_gives_it() => Rule.Reports("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<int> input)
            {
                List<int> own = [1];
                await Fill(own);
                await [|Fill(input)|];
            }
            [Workflow] private async partial Task Fill(List<int> numbers) { numbers.Add(await Read()); }
            [Step] private async partial Task<int> Read() { await Task.Yield(); return 1; }
        }
        """);

    [Fact]
    public Task What_a_called_workflow_gives_back_from_the_log_is_recorded() => Rule.Reports("""
        public sealed class Order { public int Total { get; set; } }
        public partial class Orders
        {
            [Workflow] public async partial Task Process(int id)
            {
                Order loaded = await Load(id);
                [|loaded.Total = 1|];
                Order made = await Make(id);
                made.Total = 1;
            }
            [Workflow] public async partial Task<Order> Load(int id) { Order order = await Read(id); return order; }
            [Workflow] public async partial Task<Order> Make(int id) { await Read(id); return new Order(); }
            [Step] private async partial Task<Order> Read(int id) { await Task.Yield(); return new Order { Total = id }; }
        }
        """);

    [Fact]
    public Task Helpers_that_call_each_other_come_to_an_end() => Rule.Reports("""
        public partial class Orders
        {
            [Workflow] public async partial Task Process(List<int> numbers) { [|Even(numbers, 3)|]; await Ship(numbers); }
            [Step] private async partial Task Ship(List<int> numbers) { await Task.Yield(); _ = numbers; }
            private static void Even(List<int> numbers, int depth) { if (depth > 0) Odd(numbers, depth - 1); }
            private static void Odd(List<int> numbers, int depth) { numbers.Add(depth); Even(numbers, depth); }
        }
        """);

    [Fact]
    public Task What_a_helper_changes_is_told_from_what_else_the_object_holds() => Rule.Reports("""
        public sealed record Cart(List<string> Lines, Dictionary<string, string> Tags);
        public partial class Carts
        {
            [Workflow] public async partial Task Process(Cart cart)
            {
                Cart tagged = Tagged(cart);
                Tag(tagged, 2);
                [|tagged.Lines.Add("x")|];
                [|Tag(cart, 1)|];
                var own = new Cart([.. cart.Lines], cart.Tags);
                Fill(own);
                [|Tag(own, 1)|];
                await Ship(own);
            }
            [Step] private async partial Task Ship(Cart cart) { await Task.Yield(); _ = cart; }
            private static Cart Tagged(Cart cart) => cart with { Tags = new(cart.Tags) };
            private static void Tag(Cart cart, int depth) => Set(cart.Tags, depth);
            private static void Set(Dictionary<string, string> tags, int depth) { tags["a"] = "b"; if (depth > 0) Set(tags, depth - 1); }
            private static void Fill(Cart cart) => cart.Lines.Add("y");
        }
        """);

    [Theory]
    [InlineData("if (work is Call call) [|call.Log.Add(\"a\")|];")]
    [InlineData("switch (work) { case Mail(_, var copies): [|copies.Clear()|]; break; case Call { Log: var log }: [|log.Clear()|]; break; }")]
    [InlineData("[|((Call)work).Log.Add(\"a\")|];")]
    public Task What_derives_from_a_class_that_shows_nothing_is_followed(string body) => Rule.Reports($$"""
        public abstract record Work(string Id);
        public abstract record Logged(string Id, List<string> Log) : Work(Id);
        public sealed record Call(string Id, List<string> Log) : Logged(Id, Log);
        public sealed record Mail(string Id, List<string> Copies) : Work(Id);
        public partial class Works
        {
            [Workflow] public async partial Task Process(string id) { Work work = await Next(id); {{body}} }
            [Step] private async partial Task<Work> Next(string id) { await Task.Yield(); return new Mail(id, []); }
        }
        """);

    internal static string In(string body) => $$"""
        using System.Collections.Immutable;
        public record Line { public int Price { get; set; } }
        public struct Point { public int X; }
        public record Order
        {
            public int Total { get; set; }
            public int Discount { get => Total; set => Total = value; }
            public string Name { get; init; } = "";
            public Point Position;
            public List<Line> Lines { get; set; } = [];
            public Dictionary<string, string> Tags { get; init; } = [];
            public Dictionary<string, Line> ByName { get; init; } = [];
            public void Reset() => Lines.Clear();
            public Order Sorted() => this;
            private List<int>? _lazy;
            private int? _cached;
            public List<int> Lazy => _lazy ??= [1, 2];
            public int Cached { get { if (_cached is null) _cached = Total; return _cached.Value; } }
            public Order Cloned() => (Order)MemberwiseClone();
            public Order Copy() => new() { Total = Total };
        }
        public sealed class Builder
        {
            public List<Order> All { get; } = [];
            public Builder With(Order order) { All.Add(order); return this; }
        }
        public sealed class Report(string name, Order order)
        {
            public string Name { get; } = name;
            public Order Order { get; set; } = order;
            public List<string> Notes { get; } = [];
        }
        internal static class Extensions
        {
            public static void Extend(this Order order, int total) => order.Total = total;
            public static ImmutableList<Line> ToImmutable(this IEnumerable<Line> lines) => lines.ToImmutableList();
        }
        public partial class Orders
        {
            [Workflow] public async partial Task Process(Order order) { await Numbers(); {{body}} }
            [Step] private async partial Task<List<Line>> Lines() { await Task.Yield(); return []; }
            [Step] private async partial Task<int[]> Numbers() { await Task.Yield(); return []; }
            [Step] private async partial Task<string> Ship(Line line) { await Task.Yield(); return line.ToString(); }
            private static void FillAll(List<Line> lines) { if (lines.Count == 0) Fill(lines); }
            private static void Fill(List<Line> lines) => lines.Add(new Line());
            private static void FillItems(List<Line> lines) { foreach (Line line in lines) Raise(line); }
            private static void Raise(Line line) => line.Price++;
            private static Order Changed(Order order) { Order copy = order with { Total = 2 }; copy.Total++; return copy; }
            private static int Count(List<Line> lines) { int count = 0; foreach (Line line in lines) count += line.Price; return count; }
        }
        """;
}
