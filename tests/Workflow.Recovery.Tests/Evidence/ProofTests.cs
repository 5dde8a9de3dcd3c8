namespace Workflow.Recovery.Evidence;

/// <summary>The proof must be able to fail: each test gives it evidence of one thing that a broken engine would do.</summary>
public sealed class ProofTests
{
    private const string Done = "begin a:2 pay 1\nend a:2 pay 1\n";
    private static readonly RecordedEvent[] Log =
    [
        new("a", 1, "workflow_started", "{}"),
        new("a", 2, "step_started", "{}"),
        new("a", 3, "step_completed", """{"call":2,"attempt":1}"""),
    ];

    private readonly Proof _proof = new();

    [Fact]
    public void A_recorded_step_that_is_done_again_is_noticed()
    {
        Add(Done, Log);

        Should.Throw<ShouldAssertException>(() => Add(Done, Log)).Message.ShouldContain("although their outcome was recorded");
    }

    [Fact]
    public void A_step_whose_outcome_was_not_recorded_may_be_done_again()
    {
        Add(Done, Log[..2]);

        Should.NotThrow(() => Add(Done, Log));
    }

    [Fact]
    public void An_outcome_without_an_effect_is_noticed() =>
        Should.Throw<ShouldAssertException>(() => Add("begin a:2 pay 1\n", Log)).Message.ShouldContain("did not end");

    [Fact]
    public void An_outcome_that_is_recorded_twice_is_noticed() =>
        Should.Throw<ShouldAssertException>(() => Add(Done, [.. Log, Log[2] with { Sequence = 4 }])).Message.ShouldContain("ended twice");

    [Fact]
    public void A_gap_in_a_log_is_noticed() =>
        Should.Throw<ShouldAssertException>(() => Add(Done, [Log[0], Log[2]])).Message.ShouldContain("sequence numbers");

    [Fact]
    public void A_run_that_disappears_is_noticed()
    {
        Add(Done, Log);

        Should.Throw<ShouldAssertException>(() => Add("", []));
    }

    [Fact]
    public void An_event_that_disappears_is_noticed()
    {
        Add(Done, Log);

        Should.Throw<ShouldAssertException>(() => Add("", Log[..2])).Message.ShouldContain("rewritten");
    }

    [Fact]
    public void A_call_that_becomes_another_step_is_noticed()
    {
        Add("begin a:2 pay 1\n", Log[..2]);

        Should.Throw<ShouldAssertException>(() => Add("begin a:2 ship 1\n", Log[..2])).Message.ShouldContain("another step before");
    }

    [Fact]
    public void A_run_without_an_end_is_noticed()
    {
        Add(Done, Log);

        Should.Throw<ShouldAssertException>(_proof.AllRunsHaveEnded).Message.ShouldContain("without an end");
    }

    [Fact]
    public void An_end_that_was_told_and_not_recorded_is_noticed()
    {
        Add(Done, Log);

        Should.Throw<ShouldAssertException>(() => _proof.WhatWasToldIsRecorded(" 1/42  a            shipped    1 parcel\n"))
            .Message.ShouldContain("have not");
    }

    private void Add(string effects, RecordedEvent[] log) => _proof.Add(Effects.Parse(effects), new RecordedLogs(log));
}
