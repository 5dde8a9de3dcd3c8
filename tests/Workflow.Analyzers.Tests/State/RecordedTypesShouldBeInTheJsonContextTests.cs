using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.State.RecordedTypesShouldBeInTheJsonContextAnalyzer>;

namespace Workflow.Analyzers.Tests.State;

public sealed class RecordedTypesShouldBeInTheJsonContextTests
{
    [Fact]
    public Task A_type_that_the_context_does_not_list_is_reported() => Rule.Reports(In(
        "[Step] private async partial Task<[|List<Line>|]> Ship([|Line|] line, Order order) { await Task.Yield(); return [line]; }").Replace("Task<[|List<Line>|]>", "[|Task<List<Line>>|]", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Step] private async partial Task<Order> Ship(List<Order> orders, int count, Kind kind, CancellationToken stop) { await Task.Yield(); return orders[0]; }")]
    [InlineData("[Step] private async partial Task<string> Ship((Order, int)[] pairs, Own own) { await Task.Yield(); return $\"{pairs} {own}\"; }")]
    public Task What_it_lists_and_what_the_framework_has_is_not(string step) => Rule.Reports(In(step));

    [Fact]
    public Task Where_no_context_is_named_nothing_is_reported() => Rule.IsSilentOn("""
        public sealed record Line(int Price);
        public partial class Orders { [Step] private async partial Task<Line> Ship(Line line) { await Task.Yield(); return line; } }
        """);

    [Fact]
    public Task A_context_for_a_few_types_is_an_exception_and_nothing_is_missing_in_it() => Rule.Reports(In(
        "[Step] private async partial Task<Line> Ship(One one, Two two) { await Task.Yield(); return new(1); }")
        + "public sealed record One(int Id); public sealed record Two(int Id);");

    [Fact]
    public Task The_message_names_the_type_and_the_context() => Rule.Says(
        "Step 'Orders.Ship' takes 'Line line', but 'Line' is not in 'OrderContext', so that it is written by a generated codec and not as the context says; "
        + "add [JsonSerializable(typeof(Line))] to 'OrderContext'",
        In("[Step] private async partial Task Ship([|Line|] line) { await Task.Yield(); _ = line; }"));

    internal static string In(string step) => $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;

        [assembly: WorkflowJsonContext(typeof(OrderContext))]

        public enum Kind { One }
        public sealed record Line(int Price);
        public sealed record Order(int Id);
        public sealed record Address(string City);
        [JsonConverter(typeof(OwnConverter))] public sealed record Own(int Id);
        public sealed class OwnConverter : JsonConverter<Own>
        {
            public override Own Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt32());
            public override void Write(Utf8JsonWriter writer, Own value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Id);
        }

        [JsonSerializable(typeof(Address))]
        [JsonSerializable(typeof(Order))]
        public partial class OrderContext : JsonSerializerContext;

        public partial class Orders
        {
            {{step}}
            [Step] private async partial Task<Address> Keep(Order order, Address address) { await Task.Yield(); return order.Id > 0 ? address : new(""); }
        }
        """;
}
