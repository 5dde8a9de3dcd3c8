using Workflow.Generators.Binding;

namespace Workflow.Generators.Tests.Binding;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("ProcessOrder", "process_order")]
    [InlineData("ProcessOrderAsync", "process_order")]
    [InlineData("HTTPOrder2", "http_order2")]
    [InlineData("ParseHTTP", "parse_http")]
    [InlineData("Order2Ship", "order2_ship")]
    [InlineData("X", "x")]
    [InlineData("Async", "async")]
    [InlineData("ship_line", "ship_line")]
    [InlineData("Ship_Line", "ship_line")]
    public void A_method_gets_its_name_in_snake_case(string method, string name) => NameRules.DefaultName(method).ShouldBe(name);

    [Theory]
    [InlineData("Prüfe")]
    [InlineData("_Ship")]
    [InlineData("Ship__line")]
    public void A_method_whose_name_gives_no_valid_one_needs_an_explicit_name(string method) =>
        NameRules.DefaultName(method).ShouldBeNull();

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("2025-01_a", true)]
    [InlineData("", false)]
    [InlineData("1__0", false)]
    [InlineData("1 0", false)]
    public void A_version_follows_its_grammar(string version, bool valid) => NameRules.IsVersion(version).ShouldBe(valid);

    [Theory]
    [InlineData("order", true)]
    [InlineData("Order", false)]
    [InlineData("2nd", false)]
    [InlineData("a__b", false)]
    [InlineData("ä", false)]
    [InlineData(null, false)]
    public void A_name_follows_its_grammar(string? name, bool valid) => NameRules.IsName(name).ShouldBe(valid);
}
