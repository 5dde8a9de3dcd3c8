namespace Workflow.Analyzers.Tests.Quality;

/// <summary>
/// Where the rules do not yet report what a snippet rightly expects. A gap that is mended fails the snippet's test until its line is taken away here.
/// </summary>
internal static class KnownGaps
{
    private static readonly Gap[] All =
    [
    ];

    public static IEnumerable<string> Names => All.Select(gap => gap.Snippet);

    /// <summary>What should be reported and is not.</summary>
    public static IEnumerable<string> Missed => All.SelectMany(gap => gap.Missed);

    /// <summary>What is reported and should not be.</summary>
    public static IEnumerable<string> Mistaken => All.SelectMany(gap => gap.Mistaken);

    /// <summary>What is known of a snippet, for whoever mends it.</summary>
    public static string Describe(Snippet snippet) => string.Concat(All.Where(gap => gap.Snippet == snippet.Name).Select(gap => $"Known gap: {gap.Why} "));

    /// <summary>What the rules report of a snippet as they are.</summary>
    public static IEnumerable<string> Apply(Snippet snippet)
    {
        List<string> reports = [.. snippet.Expected];
        foreach (Gap gap in All.Where(each => each.Snippet == snippet.Name))
        {
            foreach (string missed in gap.Missed) reports.Remove(missed).ShouldBeTrue($"'{missed}' is no expectation of {snippet.Name}");
            reports.AddRange(gap.Mistaken);
        }

        return Snippet.Sorted(reports);
    }

    /// <param name="Snippet">Folder and name.</param>
    /// <param name="Why">What the rule does not see, or sees wrongly.</param>
    private sealed record Gap(string Snippet, string Why)
    {
        /// <summary>Reports that are missing.</summary>
        public string[] Missed { get; init; } = [];

        /// <summary>Reports that are wrong.</summary>
        public string[] Mistaken { get; init; } = [];
    }
}
