using System.Text.RegularExpressions;

namespace Workflow.Recovery.Evidence;

/// <summary>
/// What must hold after every incarnation of a database, however it ended. Fed with the evidence of one incarnation after the other; throws
/// where something does not hold.
/// </summary>
internal sealed partial class Proof
{
    private readonly Dictionary<(string RunId, long Call), string> _steps = [];

    /// <summary>The logs as the last incarnation left them.</summary>
    public RecordedLogs Logs { get; private set; } = RecordedLogs.Empty;

    /// <summary>Checks what an incarnation left behind.</summary>
    public void Add(Effects effects, RecordedLogs logs)
    {
        LogsAreWhole(logs);
        NothingRecordedIsLost(Logs, logs);
        NothingRecordedIsDoneAgain(Logs, effects);
        NothingIsRecordedThatWasNotDone(Logs, effects, logs);
        CallsKeepTheirSteps(effects);
        Logs = logs;
    }

    /// <summary>Checks that every run has come to its end.</summary>
    public void AllRunsHaveEnded() =>
        Logs.Runs.Values.Where(run => !run[^1].EndsRun).Select(run => run[0].RunId).ShouldBeEmpty("runs without an end");

    /// <summary>Checks that every end that an incarnation has printed is recorded: nobody is told of what a crash could undo.</summary>
    public void WhatWasToldIsRecorded(string output) =>
        ToldEnd().Matches(output).Select(told => told.Groups["run"].Value)
            .Where(runId => !Logs.Runs.TryGetValue(runId, out RecordedEvent[]? run) || !run[^1].EndsRun)
            .ShouldBeEmpty("runs that were said to have ended, and have not");

    private static void LogsAreWhole(RecordedLogs logs)
    {
        foreach (RecordedEvent[] run in logs.Runs.Values)
        {
            run.Select(entry => entry.Sequence).ShouldBe(
                Enumerable.Range(1, run.Length).Select(number => (long)number), $"sequence numbers of {run[0].RunId}");
            run[0].Type.ShouldBe("workflow_started");
            run.SkipLast(1).ShouldNotContain(entry => entry.EndsRun, $"{run[0].RunId} goes on after its end");
            Twice(run.Where(entry => entry.EndsCall).Select(entry => entry.Attempt()!.Value.Call))
                .ShouldBeEmpty($"calls of {run[0].RunId} that ended twice");
        }

        Twice(logs.Events.Select(entry => entry.Attempt()).OfType<StepAttempt>()).ShouldBeEmpty("attempts with two recorded outcomes");
    }

    private static void NothingRecordedIsLost(RecordedLogs before, RecordedLogs after)
    {
        foreach ((string runId, RecordedEvent[] log) in before.Runs)
        {
            after.Runs.ShouldContainKey(runId);
            after.Runs[runId].Take(log.Length).ShouldBe(log, $"the log of {runId} was rewritten");
        }
    }

    private static void NothingRecordedIsDoneAgain(RecordedLogs before, Effects effects)
    {
        effects.Begun.Where(before.Outcomes.Contains).ShouldBeEmpty("attempts made again although their outcome was recorded");
        effects.Begun.Where(attempt => before.Runs.TryGetValue(attempt.RunId, out RecordedEvent[]? run) && run[^1].EndsRun)
            .ShouldBeEmpty("attempts made for runs that had ended");
        Twice(effects.Begun).ShouldBeEmpty("attempts made twice by one process");
    }

    private static void NothingIsRecordedThatWasNotDone(RecordedLogs before, Effects effects, RecordedLogs after) =>
        after.Outcomes.Where(attempt => !before.Outcomes.Contains(attempt) && !effects.Ended.Contains(attempt))
            .ShouldBeEmpty("outcomes of attempts that did not end");

    private void CallsKeepTheirSteps(Effects effects)
    {
        foreach (((string RunId, long Call) call, string step) in effects.Steps)
        {
            if (!_steps.TryAdd(call, step)) _steps[call].ShouldBe(step, $"call {call} was another step before");
        }
    }

    private static IEnumerable<T> Twice<T>(IEnumerable<T> values) =>
        values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(@"^ *\d+/\d+  (?<run>\S+) +(shipped|undone|rejected) ", RegexOptions.Multiline)]
    private static partial Regex ToldEnd();
}
