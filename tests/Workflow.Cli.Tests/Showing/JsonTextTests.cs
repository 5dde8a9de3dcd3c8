using System.Text.Json;
using Workflow.Cli.Showing;

namespace Workflow.Cli.Tests.Showing;

public sealed class JsonTextTests
{
    [Fact]
    public void What_is_nested_as_deeply_as_the_runtime_takes_is_written()
    {
        string deep = new string('[', 500) + new string(']', 500);
        using JsonDocument document = JsonDocument.Parse(deep, JsonText.ForInput);

        JsonText.OneLine(document.RootElement).ShouldBe(deep);
    }
}
