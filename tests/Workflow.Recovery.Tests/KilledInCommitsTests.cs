using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;
using Workflow.Sqlite.Writing;

namespace Workflow.Recovery;

/// <summary>The sample, killed in the middle of commits while the engine is at work.</summary>
[Collection(nameof(RealProcesses))]
public sealed class KilledInCommitsTests(UndisturbedRunFixture undisturbed)
{
    private const int Deaths = 5;
    private const int LatestCommit = 30;

    [Theory]
    [InlineData(nameof(CommitPhase.BeforeBegin), 1)]
    [InlineData(nameof(CommitPhase.BeforeCommit), 2)]
    [InlineData(nameof(CommitPhase.AfterCommit), 3)]
    public async Task Runs_whose_process_dies_in_commits_end_like_those_that_are_not_disturbed(string phase, int seed)
    {
        Random random = new(seed);
        using Workspace workspace = new();
        Proof proof = new();

        for (int death = 0; death < Deaths; death++)
        {
            Incarnation killed = await SampleProcess.RunAsync(workspace, death, Enum.Parse<CommitPhase>(phase), random.Next(1, LatestCommit + 1));
            killed.WasKilled.ShouldBeTrue($"{killed.Output}\n{killed.Complaints}");
            proof.Add(Effects.Read(workspace.EffectsOf(death)), RecordedLogs.Read(workspace.Database));
            proof.WhatWasToldIsRecorded(killed.Output);
        }

        Incarnation last = await SampleProcess.RunAsync(workspace, Deaths);
        last.ExitCode.ShouldBe(0, last.Complaints);
        proof.Add(Effects.Read(workspace.EffectsOf(Deaths)), RecordedLogs.Read(workspace.Database));
        proof.AllRunsHaveEnded();
        File.ReadAllText(workspace.Output, Encoding.UTF8).ShouldBe(undisturbed.Run.Outcome);
    }
}
