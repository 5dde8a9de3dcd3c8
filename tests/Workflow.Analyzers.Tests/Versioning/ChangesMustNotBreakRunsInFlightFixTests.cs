using Workflow.Analyzers.Versioning;
using Workflow.CodeFixes.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class ChangesMustNotBreakRunsInFlightFixTests
{
    private const string Moved = """
                await Mail();
                string label = await Ship();
                Console.WriteLine(label);
        """;

    private const string Before = """
                string label = await Ship();
                Console.WriteLine(label);
                await Mail();
        """;

    [Theory]
    [InlineData("(Version = \"1.0.0\")", "(Version = \"1.1.0\")")]
    [InlineData("", "(Version = \"1.1.0\")")]
    [InlineData("(\"process\")", "(\"process\", Version = \"1.1.0\")")]
    [InlineData("(\"process\", Version = \"1.2.7\", Default = true)", "(\"process\", Version = \"1.3.0\", Default = true)")]
    [InlineData("(Version = \"2\")", "(Version = \"3\")")]
    [InlineData("(Version = \"v9\")", "(Version = \"v10\")")]
    public async Task The_version_is_raised_and_the_old_entry_retired(string attribute, string raised)
    {
        (string source, string lockFile) = await Fix(Source(Moved, attribute), Locked.FileOf(Source(Before, attribute))).ApplyAsync(ChangesMustNotBreakRunsInFlightFix.Raise);
        source.ShouldBe(Source(Moved, raised));
        lockFile.ShouldBe(Locked.FileOf(Source(Before, attribute), Source(Moved, raised)));
        lockFile.ShouldContain("\"retired\": true");
    }

    [Fact]
    public async Task The_version_of_a_class_is_raised_on_the_class()
    {
        static string Ship(string attribute, string body) => $$"""
            [Workflow{{attribute}}]
            public partial class ShipOrder(Pack pack) : Workflow<string> { protected override async partial Task RunAsync(string order) { {{body}} } }
            public partial class Pack : Step<string> { public override async partial Task ExecuteAsync(string order) => await Task.Yield(); }
            """;
        const string Changed = "await Durable.Delay(\"1s\"); await pack.ExecuteAsync(order);";
        (string source, string _) = await Fix(Ship("", Changed), Locked.FileOf(Ship("", "await pack.ExecuteAsync(order);"))).ApplyAsync(ChangesMustNotBreakRunsInFlightFix.Raise);
        source.ShouldBe(Ship("(Version = \"1.1.0\")", Changed));
    }

    [Fact]
    public async Task A_version_that_was_there_is_not_taken_again()
    {
        string file = Locked.FileOf(Source(Before, "(Version = \"1.1.0\")"), Source(Before, "(Version = \"1.0.0\")"));
        (await Fix(Source(Moved, "(Version = \"1.0.0\")"), file).TitlesAsync())[0].ShouldBe("Raise the version to '1.2.0'");
    }

    [Fact]
    public async Task A_change_that_nobody_minds_is_accepted()
    {
        (string source, string lockFile) = await Fix(Source(Moved), Locked.FileOf(Source(Before))).ApplyAsync(ChangesMustNotBreakRunsInFlightFix.Accept);
        source.ShouldBe(Source(Moved));
        lockFile.ShouldBe(Locked.FileOf(Source(Moved)));
    }

    [Fact]
    public async Task All_changes_are_accepted_at_once() =>
        (await Fix(Source(Moved), Locked.FileOf(Source(Before))).ApplyToAllAsync(ChangesMustNotBreakRunsInFlightFix.Accept)).LockFile.ShouldBe(Locked.FileOf(Source(Moved)));

    [Fact]
    public async Task An_added_call_is_guarded() => (await Guarded(
        """
                string label = await Ship();
                Console.WriteLine(label);
                // Tell them later.
                await Durable.Delay("1h");
                await Ship();
                await Mail();
        """)).ShouldBe(Source("""
                string label = await Ship();
                Console.WriteLine(label);
                // Tell them later.
                if (Durable.Patched("delay"))
                {
                    await Durable.Delay("1h");
                    await Ship();
                }

                await Mail();
        """));

    [Fact]
    public async Task A_call_that_is_added_in_a_loop_is_guarded_in_it() => (await Guarded(
        """
                string label = await Ship();
                Console.WriteLine(label);
                await Mail();
                for (int i = 0; i < 2; i++)
                {
                    await Ship();
                }
        """)).ShouldBe(Source("""
                string label = await Ship();
                Console.WriteLine(label);
                await Mail();
                for (int i = 0; i < 2; i++)
                {
                    if (Durable.Patched("ship"))
                    {
                        await Ship();
                    }
                }
        """));

    [Theory]
    [InlineData("string label = await Ship(); Console.WriteLine(label); string other = await Ship(); Console.WriteLine(other); await Mail(); Console.WriteLine(other);")]
    [InlineData("string label = await Ship(); label = await Ship(); Console.WriteLine(label); await Mail();")]
    [InlineData("string label = await Ship(); if (await Ship() == \"\") return; Console.WriteLine(label); await Mail();")]
    [InlineData("await Durable.Delay(\"1h\"); string label = await Ship(); Console.WriteLine(label); await Mail(); await Durable.Delay(\"1h\");")]
    [InlineData("string label = await Ship() + await Ship(); Console.WriteLine(label); await Mail();")]
    [InlineData("await Mail(); string label = await Ship(); Console.WriteLine(label);")]
    public async Task No_guard_is_offered_where_it_is_not_mechanical(string body) =>
        (await Fix(Source(body), Locked.FileOf(Source(Before))).TitlesAsync()).ShouldBe(["Raise the version to '1.1.0'", "Accept the change: no run of 'process' version 1.0.0 is alive"]);

    [Fact]
    public async Task A_version_that_is_a_constant_of_the_users_is_left_alone() =>
        (await Fix(Source(Moved, "(Version = Current)"), Locked.FileOf(Source(Before, "(Version = Current)"))).TitlesAsync())
            .ShouldBe(["Accept the change: no run of 'process' version 4 is alive"]);

    private static async Task<string> Guarded(string body)
    {
        LockedFix<ChangesMustNotBreakRunsInFlightAnalyzer, ChangesMustNotBreakRunsInFlightFix> fix = Fix(Source(body), Locked.FileOf(Source(Before)));
        (string source, string _) = await fix.ApplyAsync(ChangesMustNotBreakRunsInFlightFix.Guard);
        await Locked<ChangesMustNotBreakRunsInFlightAnalyzer>.IsSilentOn(Locked.FileOf(Source(Before)), source);
        return source;
    }

    private static LockedFix<ChangesMustNotBreakRunsInFlightAnalyzer, ChangesMustNotBreakRunsInFlightFix> Fix(string source, string lockFile) => new(source, lockFile);

    private static string Source(string body, string attribute = "") => $$"""
        public partial class Orders
        {
            private const string Current = "4";

            [Workflow{{attribute}}]
            public async partial Task Process()
            {
        {{body}}
            }

            [Step] private async partial Task<string> Ship() { await Task.Yield(); return Current; }
            [Step] private async partial Task Mail() => await Task.Yield();
        }
        """;
}
