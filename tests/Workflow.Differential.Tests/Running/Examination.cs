using System.Globalization;
using Workflow.Testing;

namespace Workflow.Differential.Running;

/// <summary>Executes one body in every way there is, and compares.</summary>
/// <param name="body">The body, with whatever twin it was given.</param>
/// <param name="replayBody">The same, compiled to a replay body.</param>
/// <param name="stopsAtFirst">Whether one difference is enough.</param>
internal sealed class Examination(BodyUnderTest body, BodyUnderTest replayBody, bool stopsAtFirst = false)
{
    private readonly List<string> _differences = [];

    /// <summary>The inputs that every body is executed with.</summary>
    public static IReadOnlyList<int> Inputs { get; } = [0, 1, 3, 5];

    /// <summary>What differs, with the kind of difference in front; empty for a body that behaves everywhere as it does in plain C#.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>How often it came back from snapshots.</summary>
    public int FromSnapshot { get; private set; }

    /// <summary>How often it came back by replay although it should have come from a snapshot.</summary>
    public int Fallbacks { get; private set; }

    /// <summary>Why snapshots could not be taken.</summary>
    public HashSet<string> Obstacles { get; } = [];

    public async Task ExamineAsync(int seed = 0)
    {
        foreach (int n in Inputs) await ExamineAsync(n, seed + n).ConfigureAwait(false);
    }

    public async Task ExamineAsync(int n, int seed)
    {
        PlainStage stage = new(seed);
        Observation plain = await PlainExecution.RunAsync(stage, () => body.CallAsync(n, stage)).ConfigureAwait(false);
        Observation expected = await DurableExecution.RunAsync(replayBody, n, ResumeMode.Live, seed).ConfigureAwait(false);
        Add($"replay body, Live, n = {n}, seed {seed}", Difference.Between(plain, expected));
        foreach ((ResumeMode mode, int resumeSeed) in Modes(n))
        {
            if (stopsAtFirst && _differences.Count > 0) return;
            Observation actual = await DurableExecution.RunAsync(body, n, mode, seed, resumeSeed).ConfigureAwait(false);
            string where = string.Create(CultureInfo.InvariantCulture, $"{mode}, n = {n}, seed {seed}{(resumeSeed > 0 ? $", resumed by seed {resumeSeed}" : "")}");
            Difference? difference = Difference.Between(plain, actual) ?? await LogsAsync(expected, actual, n, seed, resumeSeed).ConfigureAwait(false);
            Add(where, difference);
            if (mode != ResumeMode.FromSnapshot) continue;
            FromSnapshot += actual.FromSnapshot;
            Fallbacks += actual.FromReplay;
            Obstacles.UnionWith(actual.Obstacles);
        }
    }

    private async Task<Difference?> LogsAsync(Observation expected, Observation actual, int n, int seed, int resumeSeed)
    {
        // The seed of a test host decides what is random in a run, too.
        bool isRandom = resumeSeed > 0 && expected.Log.Any(static each => each.Contains("\"random_seed\"", StringComparison.Ordinal) || each.Contains("\"new_guid\"", StringComparison.Ordinal));
        if (isRandom) expected = await DurableExecution.RunAsync(replayBody, n, ResumeMode.Live, seed, resumeSeed).ConfigureAwait(false);
        return Difference.BetweenLogs("replay body", expected, "this one", actual);
    }

    private static IEnumerable<(ResumeMode Mode, int Seed)> Modes(int n) =>
        [(ResumeMode.Live, 0), (ResumeMode.FromReplay, 0), (ResumeMode.FromSnapshot, 0), (ResumeMode.Random, 10 * n + 1), (ResumeMode.Random, 10 * n + 2)];

    private void Add(string where, Difference? difference)
    {
        if (difference is not null) _differences.Add($"{difference.Kind}: {where}\n{difference.Text}");
    }
}
