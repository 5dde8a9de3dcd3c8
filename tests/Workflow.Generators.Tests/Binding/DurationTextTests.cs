using Workflow.Generators.Binding;
using Workflow.Runtime;

namespace Workflow.Generators.Tests.Binding;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms")]
    [InlineData("5s")]
    [InlineData("1h30m")]
    [InlineData("3d")]
    [InlineData("1d2h3m4s5ms")]
    [InlineData("0s")]
    [InlineData("007m")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("5")]
    [InlineData("s5")]
    [InlineData("5 s")]
    [InlineData("5s1m")]
    [InlineData("5s5s")]
    [InlineData("-5s")]
    [InlineData("1.5h")]
    [InlineData("5S")]
    [InlineData("٣s")]
    [InlineData("99999999999999d")]
    [InlineData("10675199d")]
    [InlineData("99999999999999999999s")]
    public void The_build_reads_duration_text_as_the_runtime_does(string? text)
    {
        bool isValid = Duration.TryParse(text, out TimeSpan expected);
        DurationText.TryParse(text, out TimeSpan found).ShouldBe(isValid);
        found.ShouldBe(expected);
    }
}
