using Rule = Workflow.Analyzers.Tests.Kit.Rule<Workflow.Analyzers.Determinism.DoNotDependOnTheMachineAnalyzer>;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotDependOnTheMachineTests
{
    [Theory]
    [InlineData("string text = order.Count.ToString([|CultureInfo.CurrentCulture|]);")]
    [InlineData("var culture = [|CultureInfo.CurrentUICulture|];")]
    [InlineData("var zone = [|TimeZoneInfo.Local|];")]
    [InlineData("string name = [|Environment.MachineName|];")]
    [InlineData("int n = [|Environment.ProcessorCount|];")]
    [InlineData("bool linux = [|OperatingSystem.IsLinux|]();")]
    public Task Ambient_state_of_process_and_machine_is_reported(string body) => Rule.Reports("using System.Globalization;\n" + Shop.With(body));

    [Theory]
    [InlineData("string text = order.Count.ToString(CultureInfo.InvariantCulture); var zone = TimeZoneInfo.Utc;")]
    [InlineData("var culture = CultureInfo.GetCultureInfo(\"de-DE\"); var zone = TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\");")]
    [InlineData("string text = $\"{order.Count:N2}\"; string upper = order.Id.ToUpper();")]
    public Task What_is_stated_and_what_only_may_depend_on_the_culture_is_fine(string body) =>
        Rule.IsSilentOn("using System.Globalization;\n" + Shop.With(body + " await Ship(order.Id);"));

    [Fact]
    public Task The_message_shows_the_chain() => Rule.Says(
        "Workflow 'Orders.Process' depends on where it runs through 'Process → Text → CultureInfo.CurrentCulture', which may differ where the run is replayed; "
            + "use CultureInfo.InvariantCulture",
        "using System.Globalization;\n" + Shop.With("_ = [|Text|](order); await Ship(order.Id);", "private static string Text(Order order) => order.Count.ToString(CultureInfo.CurrentCulture);"));
}
