using System.Globalization;
using System.Text;
using Workflow.Recovery.Evidence;
using Workflow.Recovery.Processes;

namespace Workflow.Recovery;

/// <summary>Says what a marathon has hit.</summary>
internal static class MarathonReport
{
    private const int Parts = 10;

    public static string Of(KillMarathon marathon, UndisturbedRun undisturbed)
    {
        IReadOnlyList<Kill> kills = marathon.Kills;
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            Undisturbed: {undisturbed.Duration.TotalSeconds:0.00} s, {undisturbed.EventCount} events.
            Kills: {kills.Count}, all with exit code {SampleProcess.KilledCode}; databases brought to their end: {marathon.Completed}.
            Kills with a step in flight: {kills.Count(kill => kill.InFlight > 0)}, attempts cut off: {kills.Sum(kill => kill.InFlight)}.
            Kills with a step done but not recorded: {kills.Count(kill => kill.Unrecorded > 0)}, attempts: {kills.Sum(kill => kill.Unrecorded)}.

            """);
        text.AppendLine("share   moment of the kill          progress of the runs        (kills; # = 2 %)");
        for (int part = 0; part < Parts; part++)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{part * 10,3} %   {Bar(kills, part, kill => kill.Moment)}   {Bar(kills, part, kill => kill.Progress)}");
        }

        if (marathon.Complaints.Length > 0) text.AppendLine().AppendLine("Processes complained:").AppendLine(marathon.Complaints);
        return text.ToString();
    }

    private static string Bar(IReadOnlyList<Kill> kills, int part, Func<Kill, double> share)
    {
        int count = kills.Count(kill => Math.Clamp((int)(share(kill) * Parts), 0, Parts - 1) == part);
        return $"{count,4} {new string('#', (int)Math.Round(count * 50.0 / Math.Max(1, kills.Count)))}".PadRight(25);
    }
}
