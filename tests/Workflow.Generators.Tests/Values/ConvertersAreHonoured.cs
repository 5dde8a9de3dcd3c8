namespace Workflow.Generators.Tests.Values;

public class ConvertersAreHonoured
{
    private const string Converter = """
        public class MoneyConverter : JsonConverter<Money>
        {
            public override Money? Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => new(int.Parse(reader.GetString()!.TrimEnd('c')));
            public override void Write(System.Text.Json.Utf8JsonWriter writer, Money value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue($"{value.Cents}c");
        }
        """;

    [Fact]
    public void A_converter_on_a_type_makes_its_json() => ValueKit.Build(Converter + """
        [JsonConverter(typeof(MoneyConverter))] public record Money(int Cents);
        public static partial class Sample { public static List<Money?> Make() => [new(5), null]; }
        """).RoundTrip("Make").ShouldBe("""["5c",null]""");

    [Fact]
    public void A_converter_on_a_member_makes_only_that_member() => ValueKit.Build(Converter + """
        public record Money(int Cents);
        public record Order([property: JsonConverter(typeof(MoneyConverter))] Money Total, Money Fee);
        public static partial class Sample { public static Order Make() => new(new(5), new(6)); }
        """).RoundTrip("Make").ShouldBe("""{"Total":"5c","Fee":{"Cents":6}}""");

    [Fact]
    public void Types_of_the_users_context_go_through_it()
    {
        string file = ValueKit.Sources("""
            [assembly: WorkflowJsonContext(typeof(ShopContext))]
            [JsonSerializable(typeof(Money))] public partial class ShopContext { }
            public record Money(int Cents);
            public record Order(Money Total);
            public static partial class Sample { public static void Do(Order order) { } }
            """).ShouldHaveSingleItem().Text;
        file.ShouldContain("new global::Workflow.Runtime.Values.JsonTypeInfoCodec<global::Money>((global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::Money>)global::ShopContext.Default.GetTypeInfo(typeof(global::Money))!)");
    }
}
