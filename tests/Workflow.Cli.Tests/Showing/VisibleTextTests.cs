using Workflow.Cli.Showing;

namespace Workflow.Cli.Tests.Showing;

public sealed class VisibleTextTests
{
    [Fact]
    public void What_a_user_wrote_cannot_steer_the_terminal() => VisibleText.Of("one\r\ntwo \u001b[2Jthree\u0007").ShouldBe("one two \\u001b[2Jthree\\u0007");

    [Fact]
    public void What_a_user_wrote_cannot_be_turned_round() => VisibleText.Of("a\u202eb\tc\U000e0041").ShouldBe("a\\u202eb c\\U000e0041");

    [Fact]
    public void Lines_stay_apart_where_they_are_wanted() => VisibleText.OfLines("one\r\ntwo\u001b").ShouldBe("one\ntwo\\u001b");
}
