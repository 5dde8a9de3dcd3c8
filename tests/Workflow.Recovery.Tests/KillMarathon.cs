using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>
/// Kills the sample at moments drawn uniformly over the duration of an undisturbed run, and resumes it, until it is done; then over again with
/// a fresh database, until there have been enough kills.
/// </summary>
/// <param name="undisturbed">What every database must end like.</param>
/// <param name="seed">Draws the moments.</param>
/// <param name="onKill">Told of every kill.</param>
internal sealed class KillMarathon(UndisturbedRun undisturbed, int seed, Action<Kill>? onKill = null)
{
    private readonly Random _random = new(seed);
    private readonly List<Kill> _kills = [];

    public IReadOnlyList<Kill> Kills => _kills;

    /// <summary>How many databases were brought to their end.</summary>
    public int Completed { get; private set; }

    /// <summary>What killed and resumed processes printed to standard error: nothing is expected there.</summary>
    public string Complaints { get; private set; } = "";

    public async Task RunAsync(int kills)
    {
        while (_kills.Count < kills) await CompleteOneAsync(kills);
    }

    private async Task CompleteOneAsync(int kills)
    {
        using Workspace workspace = new() { IsKept = true };
        Proof proof = new();
        try
        {
            for (int number = 0; ; number++)
            {
                TimeSpan? killAfter = _kills.Count < kills ? undisturbed.Duration * _random.NextDouble() : null;
                Incarnation incarnation = await SampleProcess.RunAsync(workspace, number, killAfter);
                Complaints += incarnation.Complaints;
                Effects effects = Effects.Read(workspace.EffectsOf(number));
                proof.Add(effects, RecordedLogs.Read(workspace.Database));
                proof.WhatWasToldIsRecorded(incarnation.Output);
                if (!incarnation.WasKilled)
                {
                    incarnation.ExitCode.ShouldBe(0, incarnation.Complaints);
                    break;
                }

                Note(killAfter!.Value, effects, proof.Logs);
            }

            proof.AllRunsHaveEnded();
            File.ReadAllText(workspace.Output, Encoding.UTF8).ShouldBe(undisturbed.Outcome, "the outcome differs from that of the undisturbed run");
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"After {_kills.Count} kills (seed {seed}), in {workspace.Folder}, which is kept: {error.Message}", error);
        }

        Completed++;
        workspace.IsKept = false;
    }

    private void Note(TimeSpan moment, Effects effects, RecordedLogs logs)
    {
        Kill kill = new(
            moment / undisturbed.Duration, (double)logs.Events.Count() / undisturbed.EventCount,
            effects.InFlight.Count(), effects.Ended.Count(attempt => !logs.Outcomes.Contains(attempt)));
        _kills.Add(kill);
        onKill?.Invoke(kill);
    }
}
