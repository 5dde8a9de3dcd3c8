using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class LockFileUpdateTests
{
    private static readonly LockEntry Before = Entries.Of("step a");

    [Fact]
    public void A_new_workflow_gets_an_entry() => Update(LockFile.Empty, Before).Entries.ShouldBe([Before]);

    [Fact]
    public void A_version_that_left_the_code_keeps_its_entry_as_retired() =>
        Update(Entries.File(Before), Before with { Version = "2" }).Entries.ShouldBe([Before with { IsRetired = true }, Before with { Version = "2" }]);

    [Fact]
    public void A_version_that_comes_back_is_retired_no_more() => Update(Entries.File(Before with { IsRetired = true }), Before).Entries.ShouldBe([Before]);

    [Fact]
    public void A_version_that_does_not_compile_keeps_its_entry() =>
        LockFileUpdate.Apply(Entries.File(Before), [], _ => true, _ => false).Entries.ShouldBe([Before]);

    [Fact]
    public void An_edit_that_breaks_runs_is_not_written() => Update(Entries.File(Before), Entries.Of("step b")).Entries.ShouldBe([Before]);

    [Fact]
    public void An_edit_that_breaks_runs_is_written_when_it_is_accepted() =>
        LockFileUpdate.Apply(Entries.File(Before), [Entries.Of("step b")], _ => true, _ => true).Entries.ShouldBe([Entries.Of("step b")]);

    [Fact]
    public void A_guard_that_comes_later_is_remembered_as_a_patch_as_long_as_it_is_there()
    {
        LockEntry guarded = Entries.Of("step a;patched p;  new;    step b");
        LockFile once = Update(Entries.File(Before), guarded);
        once.Entries.ShouldHaveSingleItem().Patches.ShouldBe(["p"]);
        Update(once, guarded).ShouldBe(once);
        LockFileUpdate.Apply(once, [Entries.Of("step a;step b")], _ => true, _ => true).Entries.ShouldHaveSingleItem().Patches.ShouldBeEmpty();
    }

    [Fact]
    public void A_guard_that_a_version_is_born_with_is_no_patch() =>
        Update(Entries.File(Before), Entries.Of("patched p;  new;    step b") with { Version = "2" }).Entries[1].Patches.ShouldBeEmpty();

    [Fact]
    public void A_guard_in_a_workflow_that_was_never_locked_may_be_younger_than_its_runs() =>
        Update(LockFile.Empty, Entries.Of("patched p;  new;    step b")).Entries.ShouldHaveSingleItem().Patches.ShouldBe(["p"]);

    private static LockFile Update(LockFile locked, params LockEntry[] current) =>
        LockFileUpdate.Apply(locked, current, each => current.Any(each.IsOf), _ => false);
}
