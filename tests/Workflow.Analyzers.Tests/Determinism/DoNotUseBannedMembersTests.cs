using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflow.Analyzers.Determinism;

namespace Workflow.Analyzers.Tests.Determinism;

public sealed class DoNotUseBannedMembersTests
{
    private const string Members = """
            private static string Name() => Registry.Find("a") + Registry.Find(1);
        }
        public static class Registry
        {
            public static string Kept = "a";
            public static string Find(string key) => key;
            public static string Find(int key) => key.ToString();
            public static DateTime Stamp() => DateTime.Now;
        """;

    private const string Body = """Registry.Find("a"); Registry.Find(1); _ = Registry.Kept; Registry.Stamp(); Name(); await Ship(order.Id);""";

    [Theory]
    [InlineData("", "WFL2001 Registry.Stamp")]
    [InlineData("M:Registry.Find(System.String)", "WFL2014 Registry.Find, WFL2001 Registry.Stamp, WFL2014 Name")]
    [InlineData("M:Registry.Find(*)", "WFL2014 Registry.Find, WFL2014 Registry.Find, WFL2001 Registry.Stamp, WFL2014 Name")]
    [InlineData("F:Registry.Kept; WFL2012", "WFL2012 Registry.Kept, WFL2001 Registry.Stamp")]
    [InlineData("T:Registry; WFL2007; ask in a step", "WFL2007 Registry.Find, WFL2007 Registry.Find, WFL2007 Registry.Kept, WFL2007 Registry.Stamp, WFL2007 Name")]
    [InlineData("T:Registry\n!M:Registry.Find(*)\n!M:Registry.Stamp", "WFL2014 Registry.Kept")]
    [InlineData("!M:Registry.Stamp", "")]
    [InlineData("!P:System.DateTime.Now", "")]
    [InlineData("// nothing\n\nP:System.DateTime.Now; WFL2007", "WFL2007 Registry.Stamp")]
    public async Task The_users_table_adds_to_ours_and_wins_over_it(string table, string expected)
    {
        string source = Shop.With(Body, Members);
        Compilation compilation = TestCompilation.AfterGeneration(source);
        ImmutableArray<Diagnostic> found = await Run(compilation, table);
        string.Join(", ", found.Select(each => $"{each.Id} {source.Substring(each.Location.SourceSpan.Start, each.Location.SourceSpan.Length)}")).ShouldBe(expected);
    }

    [Fact]
    public async Task The_message_shows_the_chain_and_the_users_own_words() =>
        (await Messages(Shop.With("Name(); await Ship(order.Id);", Members), "M:Registry.Find(System.Int32);; ask for it in a [Step]")).ShouldBe([
            "Workflow 'Orders.Process' uses 'Process → Name → Registry.Find', which WorkflowBannedMembers.txt bans from workflows; ask for it in a [Step]",
        ]);

    [Theory]
    [InlineData("M:Registry.Find", null)]
    [InlineData("M:Registry.Fnd(*)", "'Registry' has no such member as 'M:Registry.Fnd'; correct its name or its letter")]
    [InlineData("P:Registry.Find", "'Registry' has no such member as 'P:Registry.Find'; correct its name or its letter")]
    [InlineData("M:Elsewhere.Find", null)]
    [InlineData("Registry.Find", "'Registry.Find' is no documentation id; write N:, T:, M:, P:, F: or E: and a full name, as in M:Shop.Clock.Read")]
    public async Task A_line_without_effect_is_reported_in_the_file(string line, string? problem)
    {
        ImmutableArray<Diagnostic> found = await Run(TestCompilation.AfterGeneration(Shop.With("await Ship(order.Id);", Members)), $"// ours\n{line}");
        found.Select(each => each.GetMessage(CultureInfo.InvariantCulture))
            .ShouldBe(problem is null ? [] : [$"Line 2 of WorkflowBannedMembers.txt bans nothing: {problem}"]);
        foreach (Diagnostic each in found) each.Location.GetLineSpan().ShouldSatisfyAllConditions(
            span => span.Path.ShouldBe("/src/WorkflowBannedMembers.txt"), span => span.StartLinePosition.Line.ShouldBe(1));
    }

    [Fact]
    public async Task Another_additional_file_is_not_read() =>
        (await Analysis.RunAsync(TestCompilation.AfterGeneration(Shop.With(Body, Members)), Options("notes.txt", "T:Registry"), new DoNotUseBannedMembersAnalyzer())).ShouldBeEmpty();

    private static async Task<IEnumerable<string>> Messages(string source, string table) =>
        (await Run(TestCompilation.AfterGeneration(source), table)).Select(each => each.GetMessage(CultureInfo.InvariantCulture));

    private static Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, string table) => Analysis.RunAsync(
        compilation, Options("WorkflowBannedMembers.txt", table),
        new DoNotUseBannedMembersAnalyzer(), new DoNotReadTheClockAnalyzer(), new DoNotDependOnTheMachineAnalyzer(), new DoNotTouchTheWorldOutsideAnalyzer());

    private static AnalyzerOptions Options(string name, string text) => new([new TextFile($"/src/{name}", text)]);
}
