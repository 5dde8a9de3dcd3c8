using System.Globalization;

namespace Workflow.Recovery.Evidence;

/// <summary>What the steps of one incarnation did to the world, from the file that they wrote beside the store.</summary>
internal sealed class Effects
{
    private readonly List<StepAttempt> _begun = [];

    private Effects() { }

    /// <summary>Attempts that began, in order.</summary>
    public IReadOnlyList<StepAttempt> Begun => _begun;

    /// <summary>Attempts that did all their work.</summary>
    public HashSet<StepAttempt> Ended { get; } = [];

    /// <summary>The name of the step behind each call.</summary>
    public Dictionary<(string RunId, long Call), string> Steps { get; } = [];

    /// <summary>Attempts that the end of the process cut off.</summary>
    public IEnumerable<StepAttempt> InFlight => _begun.Where(attempt => !Ended.Contains(attempt));

    public static Effects Read(string path) => Parse(File.Exists(path) ? File.ReadAllText(path) : "");

    public static Effects Parse(string text)
    {
        Effects effects = new();
        // What follows the last line break was being written when the process was killed.
        foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)) effects.Add(line);
        return effects;
    }

    private void Add(string line)
    {
        string[] parts = line.Split(' ');
        int colon = parts[1].LastIndexOf(':');
        string runId = parts[1][..colon];
        long call = long.Parse(parts[1][(colon + 1)..], CultureInfo.InvariantCulture);
        StepAttempt attempt = new(runId, call, int.Parse(parts[3], CultureInfo.InvariantCulture));
        if (Steps.TryGetValue((runId, call), out string? step)) step.ShouldBe(parts[2], $"call {parts[1]} is of two steps");
        Steps[(runId, call)] = parts[2];
        if (parts[0] == "begin") _begun.Add(attempt);
        else Ended.Add(attempt);
    }
}
