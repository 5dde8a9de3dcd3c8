using Workflow.Analyzers.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class PatchesShouldBeNeededTests
{
    [Theory]
    [InlineData("if (Durable.Patched(\"p\")) await Ship(); else await Mail();")]
    [InlineData("bool isPatched = Durable.Patched(\"p\"); if (isPatched) await Ship(); await Mail(); if (isPatched) await Ship();")]
    [InlineData("if (Durable.Patched(\"p\")) await Ship(); if (Durable.Patched(\"q\")) await Mail();")]
    [InlineData("await (Durable.Patched(\"p\") ? Ship() : Mail());")]
    [InlineData("string id = 1.ToString(); if (Durable.Patched(id)) await Ship(); if (Durable.Patched(id)) await Mail();")]
    public Task Guards_that_are_needed_are_no_matter(string body) => Rule<PatchesShouldBeNeededAnalyzer>.IsSilentOn(Source(body));

    [Theory]
    [InlineData("[|Durable.Patched(\"p\")|];")]
    [InlineData("_ = [|Durable.Patched(\"p\")|];")]
    public Task An_answer_that_nobody_uses_is_told(string body) => Rule<PatchesShouldBeNeededAnalyzer>.Says(
        "Durable.Patched(\"p\") in workflow 'Orders.Process' guards nothing, for its answer is not used; put the change into 'if (Durable.Patched(…)) { … }', or remove the call",
        Source(body));

    [Fact]
    public Task An_id_that_is_asked_for_twice_is_told() => Rule<PatchesShouldBeNeededAnalyzer>.Says(
        "Durable.Patched(\"p\") in workflow 'Orders.Process' asks what line 5 asks already, and gets the same answer; keep that answer in a variable if this is the same change, or give this one an id of its own",
        Source("if (Durable.Patched(\"p\")) await Ship(); if ([|Durable.Patched(\"p\")|]) await Mail();"));

    [Fact]
    public Task A_guard_that_the_version_was_born_with_is_told() => Locked<PatchesShouldBeNeededAnalyzer>.Says(
        Locked.FileOf(Source("await Mail();", version: "0"), Source(Guarded)), Source("if ([|Durable.Patched(\"p\")|]) await Ship(); else await Mail();"),
        "Durable.Patched(\"p\") in workflow 'Orders.Process' is always true, for no run of a version in workflows.lock.json began before it; remove the guard and its old branch, and keep the new one");

    [Fact]
    public Task A_guard_that_came_later_is_needed() =>
        Locked<PatchesShouldBeNeededAnalyzer>.IsSilentOn(Locked.FileOf(Source("await Mail();"), Source(Guarded)), Source(Guarded));

    [Fact]
    public Task A_guard_that_is_not_locked_yet_is_needed() =>
        Locked<PatchesShouldBeNeededAnalyzer>.IsSilentOn(Locked.FileOf(Source("await Mail();")), Source(Guarded));

    private const string Guarded = "if (Durable.Patched(\"p\")) await Ship(); else await Mail();";

    private static string Source(string body, string version = "1") => $$"""
        public partial class Orders
        {
            [Workflow(Version = "{{version}}")]
            public async partial Task Process()
            { {{body}} }

            [Step] private async partial Task Ship() => await Task.Yield();
            [Step] private async partial Task Mail() => await Task.Yield();
        }
        """;
}
