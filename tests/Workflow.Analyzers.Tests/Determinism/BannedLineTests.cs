using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class BannedLineTests
{
    [Theory]
    [InlineData("M:Shop.Clock.Read", 'M', "Shop.Clock.Read", false, "WFL2014", "")]
    [InlineData("M:Shop.Clock.Read(System.Int32); WFL2001", 'M', "Shop.Clock.Read(System.Int32)", false, "WFL2001", "")]
    [InlineData("M:Shop.Clock.Read(*);;Durable.UtcNow", 'M', "Shop.Clock.Read", true, "WFL2014", "Durable.UtcNow")]
    [InlineData("  T:Shop.Clock ; WFL2007 ; ask; then ship ", 'T', "Shop.Clock", false, "WFL2007", "ask; then ship")]
    [InlineData("N:Shop", 'N', "Shop", false, "WFL2014", "")]
    public void A_line_is_an_id_a_rule_and_a_replacement(string text, char kind, string name, bool coversOverloads, string rule, string replacement)
    {
        BannedLine.Read(text, out string? problem).ShouldBe(new BannedLine(kind, name, coversOverloads, new Verdict(rule, replacement)));
        problem.ShouldBeNull();
    }

    [Fact]
    public void An_exclamation_mark_makes_an_exception() => BannedLine.Read("!T:Shop.Clock", out _).ShouldBe(new BannedLine('T', "Shop.Clock", false, null));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("// M:Shop.Clock.Read")]
    public void Empty_lines_and_comments_are_neither_lines_nor_problems(string text)
    {
        BannedLine.Read(text, out string? problem).ShouldBeNull();
        problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("Shop.Clock", "is no documentation id")]
    [InlineData("X:Shop.Clock", "is no documentation id")]
    [InlineData("M:", "is no documentation id")]
    [InlineData("M:Shop.Clock.Read WFL2001", "has a space in it")]
    [InlineData("T:Shop.Clock(*)", "has no overloads")]
    [InlineData("T:Shop.Clock; WFL2099", "is no rule that judges members")]
    [InlineData("T:Shop.Clock; WFL2006", "is no rule that judges members")]
    [InlineData("!T:Shop.Clock; WFL2001", "an exception has no rule")]
    public void A_wrong_line_says_what_is_wrong_and_what_to_write(string text, string problem)
    {
        BannedLine.Read(text, out string? found).ShouldBeNull();
        found.ShouldNotBeNull().ShouldContain(problem);
        found.ShouldContain("; ");
    }

    [Theory]
    [InlineData("Durable.UtcNow", "use Durable.UtcNow")]
    [InlineData("Durable.Delay(TimeSpan.FromMilliseconds({0}), {1})", "use Durable.Delay(TimeSpan.FromMilliseconds(…), …)")]
    [InlineData("ask for it in a [Step]", "ask for it in a [Step]")]
    [InlineData("", "move it into a [Step]")]
    public void The_replacement_ends_a_message(string replacement, string advice) => new Verdict("WFL2001", replacement).Advice.ShouldBe(advice);

    [Fact]
    public void Every_line_of_our_own_table_can_be_read()
    {
        using Stream stream = typeof(BannedLine).Assembly.GetManifestResourceStream("BannedMembers.txt")!;
        using StreamReader reader = new(stream);
        foreach (string text in reader.ReadToEnd().Split('\n'))
        {
            BannedLine.Read(text, out string? problem);
            problem.ShouldBeNull(text);
        }
    }

    [Fact]
    public void Every_member_of_our_own_table_that_this_framework_has_a_type_for_is_there()
    {
        Microsoft.CodeAnalysis.Compilation compilation = TestCompilation.BeforeGeneration("");
        string[] missing =
        [
            .. BannedMembersFile.Own
                .Where(line => line.Kind is not ('N' or 'T') && compilation.GetTypeByMetadataName(BannedMembers.TypeOf(line.Name)) is { } type
                    && !type.GetMembers(BannedMembers.SimpleNameOf(line.Name).Replace('#', '.')).Any(member =>
                        member.GetDocumentationCommentId() is { } id && id[0] == line.Kind
                        && (id[2..] == line.Name || (line.CoversOverloads && id[2..].StartsWith(line.Name, StringComparison.Ordinal)))))
                .Select(static line => line.Name),
        ];
        missing.ShouldBeEmpty();
    }
}
