namespace Workflow.Differential.Running;

/// <summary>Where two executions of a body part.</summary>
/// <param name="Kind">What differs, in a word: outcome, trace, effects, log.</param>
/// <param name="Text">Both sides, for a person.</param>
internal sealed record Difference(string Kind, string Text)
{
    /// <summary>How a durable execution differs from the plain one; null where it does not.</summary>
    public static Difference? Between(Observation plain, Observation durable) =>
        plain.Outcome != durable.Outcome ? new("outcome", $"plain C# {plain.Outcome}\nthe run   {durable.Outcome}{Hint(plain.Trace, durable.Trace)}")
        : Lines("trace", "plain C#", plain.Trace, "the run", durable.Trace)
        ?? Lines("effects", "plain C#", plain.Effects, "the run", durable.Effects);

    /// <summary>How two logs differ; null where they do not.</summary>
    public static Difference? BetweenLogs(string expectedName, Observation expected, string actualName, Observation actual) =>
        Lines("log", expectedName, expected.Log, actualName, actual.Log);

    private static string Hint(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        Lines("trace", "plain C#", expected, "the run", actual) is { } difference ? $"\n{difference.Text}" : "";

    private static Difference? Lines(string kind, string expectedName, IReadOnlyList<string> expected, string actualName, IReadOnlyList<string> actual)
    {
        int at = 0;
        while (at < expected.Count && at < actual.Count && expected[at] == actual[at]) at++;
        if (at == expected.Count && at == actual.Count) return null;
        string before = string.Join("\n", expected.Take(at).TakeLast(4).Select(static each => $"    {each}"));
        return new(kind, $"The {kind} differs at line {at + 1}:\n{before}\n  {expectedName}: {At(expected, at)}\n  {actualName}: {At(actual, at)}");
    }

    private static string At(IReadOnlyList<string> lines, int index) => index < lines.Count ? lines[index] : "(nothing)";
}
