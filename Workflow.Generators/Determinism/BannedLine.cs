namespace Workflow.Generators.Determinism;

/// <summary>One line of a table of banned members: <c>documentation id ; rule ; replacement</c>.</summary>
/// <param name="Kind">The letter before the colon of the id: N, T, M, P, F or E.</param>
/// <param name="Name">The id without its letter, and without <c>(*)</c>.</param>
/// <param name="CoversOverloads">Whether the id ended in <c>(*)</c>.</param>
/// <param name="Verdict">What is said of the member; null where the line makes an exception of it.</param>
internal sealed record BannedLine(char Kind, string Name, bool CoversOverloads, Verdict? Verdict)
{
    private const string AllOverloads = "(*)";

    /// <summary>Reads a line. Empty lines and comments give neither a line nor a problem.</summary>
    public static BannedLine? Read(string text, out string? problem)
    {
        problem = null;
        text = text.Trim();
        if (text.Length == 0 || text.StartsWith("//", StringComparison.Ordinal)) return null;
        bool isException = text[0] == '!';
        string[] columns = [.. (isException ? text.Substring(1) : text).Split([';'], 3).Select(static each => each.Trim())];
        string id = columns[0];
        problem = ProblemOf(id) ?? (columns.Length > 1 ? ProblemOfRule(columns[1], isException) : null);
        if (problem is not null) return null;

        bool coversOverloads = id.EndsWith(AllOverloads, StringComparison.Ordinal);
        string name = id.Substring(2, id.Length - 2 - (coversOverloads ? AllOverloads.Length : 0));
        string rule = columns.Length > 1 && columns[1].Length > 0 ? columns[1] : DeterminismRules.UsersTable;
        string replacement = columns.Length > 2 ? columns[2] : "";
        return new(id[0], name, coversOverloads, isException ? null : new Verdict(rule, replacement));
    }

    private static string? ProblemOf(string id)
    {
        if (id.Length < 3 || id[1] != ':' || "NTMPFE".IndexOf(id[0]) < 0)
            return $"'{id}' is no documentation id; write N:, T:, M:, P:, F: or E: and a full name, as in M:Shop.Clock.Read";
        if (id.Any(char.IsWhiteSpace)) return $"'{id}' has a space in it; separate the columns with semicolons";
        return id.EndsWith(AllOverloads, StringComparison.Ordinal) && id[0] != 'M'
            ? $"'{id}' has no overloads; (*) stands behind methods only"
            : null;
    }

    private static string? ProblemOfRule(string rule, bool isException)
    {
        if (isException) return "an exception has no rule and no replacement; leave out what follows the semicolon";
        return rule.Length == 0 || DeterminismRules.IsOfTable(rule)
            ? null
            : $"'{rule}' is no rule that judges members; leave it empty for WFL2014, or write WFL2001 to WFL2005, WFL2007, WFL2010, WFL2011, WFL2012 or WFL2014";
    }
}
