using Workflow.Cli.Showing;

namespace Workflow.Cli.Tests.Showing;

public sealed class VisibleTextTests
{
    [Fact]
    public void What_a_user_wrote_cannot_steer_the_terminal() => VisibleText.Of("one\r\ntwo \u001b[2Jthree\u0007").ShouldBe("one two \\u001b[2Jthree\\u0007");
}
