using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Differential.Programs;

/// <summary>What there is to say of many programs.</summary>
internal static partial class MarathonReport
{
    /// <summary>How many in a hundred programs are to be machines.</summary>
    public const double WantedShare = 98;

    public static double ShareOfMachines(IReadOnlyCollection<Verdict> verdicts) => 100.0 * verdicts.Count(static each => each.IsMachine) / verdicts.Count;

    public static string Of(IReadOnlyCollection<Verdict> verdicts)
    {
        (int snapshots, int replays) = (verdicts.Sum(static each => each.FromSnapshot), verdicts.Sum(static each => each.Fallbacks));
        return string.Join("\n", [
            string.Create(CultureInfo.InvariantCulture, $"{verdicts.Count} programs, {verdicts.Count(static each => each.Problem is not null)} differences"),
            string.Create(CultureInfo.InvariantCulture, $"{ShareOfMachines(verdicts):0.0} % are state machines; the others have"),
            .. Counted(verdicts.Where(static each => !each.IsMachine).Select(static each => (each.Construct ?? "(unknown)", each.Program.Seed))),
            $"{snapshots} times a run came back from a snapshot, {replays} times by replay instead, because of",
            .. Counted(verdicts.SelectMany(static each => each.Obstacles.Select(reason => (reason, each.Program.Seed)))),
        ]);
    }

    /// <summary>A program that shows a difference, and the difference.</summary>
    public static string Of(Verdict verdict) =>
        $"seed {verdict.Program.Seed % RandomProgram.SeedSpan}, input {verdict.Problem!.Input}, {verdict.Problem.Kind}\n{verdict.Program.Text}\n{verdict.Problem.Text}\n";

    /// <summary>Reasons that differ in names only are one.</summary>
    private static IEnumerable<string> Counted(IEnumerable<(string Text, int Seed)> reasons) => reasons
        .GroupBy(static each => Names().Replace(each.Text, "…"), StringComparer.Ordinal)
        .OrderByDescending(static each => each.Count())
        .Take(20)
        .Select(static each => string.Create(CultureInfo.InvariantCulture, $"{each.Count(),6}  {each.First().Text} (seed {each.First().Seed})"));

    [GeneratedRegex(@"\b([vxkfipea]\d[a-z]{2}(_\d+)?|Program\d+|Helper\d|lambda\d+|Async\w+)\b|\[\d+\]|line \d+")]
    private static partial Regex Names();
}
