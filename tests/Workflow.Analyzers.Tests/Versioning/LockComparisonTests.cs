using Workflow.Generators.Binding;
using Workflow.Generators.Versioning;

namespace Workflow.Analyzers.Tests.Versioning;

public sealed class LockComparisonTests
{
    [Theory]
    [InlineData("step a;step b", "step a;step b")]
    [InlineData("loop;  step a", "loop;  step a")]
    [InlineData("step a;step b", "step a;patched p;  new;    step c;step b")]
    [InlineData("step a;step b", "step a;patched p;  new;    step c;  old;    step b")]
    [InlineData("step a;step b", "patched p;  new;    step b;    step a;  old;    step a;    step b")]
    [InlineData("step a", "step a;loop;  patched p;    new;      step c")]
    [InlineData("step a", "Durable.Patched p;step a;patched p;  new;    step b")]
    [InlineData("step a;step b", "patched p;  new;    step c;  old;    patched q;      new;        step d;      old;        step a;step b")]
    [InlineData("workflow w;step a", "workflow w;step a;branch;  patched p;    new;      step a")]
    [InlineData("patched p;  new;    step a", "patched p;  new;    step a;patched q;  new;    step b")]
    [InlineData("patched p;  new;    step a;  old;    step b", "step a")]
    [InlineData("Durable.Patched p;patched p;  new;    step a", "patched p;  new;    step a")]
    public void Runs_go_on(string before, string after) => Changes(before, after).ShouldBeEmpty();

    [Theory]
    [InlineData("step reserve_stock;step charge_card", "step charge_card;step reserve_stock", "step 'charge_card' moved before 'reserve_stock'")]
    [InlineData("step a;step b;step c", "step b;step c;step a", "step 'a' moved after 'c'")]
    [InlineData("step a;step b;step c;step d", "step a;step d;step b;step c", "step 'd' moved before 'b'")]
    [InlineData("step ship;step refund;step mail", "step ship;step mail", "step 'refund' was removed after 'ship'")]
    [InlineData("step a;step b", "step b", "step 'a' was removed before 'b'")]
    [InlineData("step a", "", "step 'a' was removed")]
    [InlineData("step ship", "Durable.Delay;step ship", "'Durable.Delay' was added before step 'ship'")]
    [InlineData("step ship", "step ship;step mail", "step 'mail' was added after 'ship'")]
    [InlineData("step a;step b", "step a;step c;step b", "step 'c' was added before 'b'")]
    [InlineData("step a;step b;step c", "step a;step d;step c", "step 'b' was replaced by step 'd'")]
    [InlineData("step a;Durable.Delay", "step a;workflow w;Durable.Delay", "workflow 'w' was added before 'Durable.Delay'")]
    [InlineData("step a;step b", "loop;  step a;step b", "step 'a' now stands in a loop")]
    [InlineData("try;  step a", "step a", "step 'a' does not stand in a try block any more")]
    [InlineData("branch;  step a", "loop;  step a", "step 'a' moved from a branch to a loop")]
    [InlineData("loop;  step a;  step b", "loop;  step a;loop;  step b", "a loop was added around step 'b'")]
    [InlineData("loop;  step a;loop;  step b", "loop;  step a;  step b", "a loop was removed around step 'b'")]
    [InlineData("try;  step a;  catch Shop.A;    step b", "try;  step a;  catch Shop.B;    step b", "step 'b' moved from a catch block to a catch block")]
    [InlineData("workflow w;  step a", "workflow w;  step b", "step 'a' was replaced by step 'b'")]
    [InlineData("patched p;  new;    step a", "patched p;  new;    step a;    step b", "step 'b' was added after 'a'")]
    [InlineData("step a", "patched p;  new;    step a", "step 'a' was removed")]
    [InlineData("step a", "step a;patched p;  old;    step b", "step 'b' was added after 'a'")]
    public void Runs_break_and_the_message_says_by_what(string before, string after, string message) => Changes(before, after)[0].ShouldBe(message);

    [Fact]
    public void A_guard_must_stay_as_long_as_runs_may_take_its_old_branch() =>
        LockComparison.Of(Entries.Of("patched p;  new;    step a") with { Patches = new EquatableArray<string>(["p"]) }, Entries.Of("step a")).Changes
            .ShouldHaveSingleItem().Message.ShouldBe("'Durable.Patched(\"p\")' was removed, and runs that began before it was there take its old branch");

    [Fact]
    public void Each_change_is_told_once() => Changes("step a;step b;step c", "step c;step b;step d")
        .ShouldBe(["step 'c' moved before 'b'", "step 'd' was added after 'b'", "step 'a' was removed before 'b'"], ignoreOrder: true);

    [Fact]
    public void A_result_of_another_type_breaks_runs() => Signatures(Entries.Step("charge_card", "Shop.Payment"), Entries.Step("charge_card", "Shop.Receipt"))
        .ShouldBe(["step 'charge_card' returns 'Receipt' instead of 'Payment'"]);

    [Fact]
    public void Types_that_differ_in_the_namespace_only_are_told_in_full() => Signatures(Entries.Step("a", "Old.Payment"), Entries.Step("a", "New.Payment"))
        .ShouldBe(["step 'a' returns 'New.Payment' instead of 'Old.Payment'"]);

    [Fact]
    public void Other_parameters_break_runs() => Signatures(Entries.Step("a", "", "Shop.Order"), Entries.Step("a", "", "Shop.Order", "System.Collections.Generic.List<Shop.Line>"))
        .ShouldBe(["step 'a' takes (Order, List<Line>) instead of (Order)"]);

    [Fact]
    public void The_change_knows_its_line() => LockComparison.Of(Entries.Of("step a;step b"), Entries.Of("step a;patched p;  new;    step x;step c;step b"))
        .Changes.ShouldHaveSingleItem().Line.ShouldBe(4);

    [Theory]
    [InlineData("step a", false)]
    [InlineData("step a;patched p;  new;    step b", true)]
    public void An_entry_that_lacks_a_guard_is_outdated(string after, bool isOutdated) =>
        LockComparison.Of(Entries.Of("step a"), Entries.Of(after)).IsOutdated.ShouldBe(isOutdated);

    private static string[] Changes(string before, string after) => [.. LockComparison.Of(Entries.Of(before), Entries.Of(after)).Changes.Select(each => each.Message)];

    private static string[] Signatures(StepSignature before, StepSignature after) =>
        [.. LockComparison.Of(Entries.Of($"step {before.Name}", before), Entries.Of($"step {before.Name}", after)).Changes.Select(each => each.Message)];
}
