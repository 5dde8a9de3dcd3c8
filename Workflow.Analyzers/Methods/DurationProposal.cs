using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workflow.Generators.Binding;

namespace Workflow.Analyzers.Methods;

/// <summary>Duration text made of what users write by habit: <c>2 days</c>, <c>30 Sec</c>, <c>00:01:30</c>.</summary>
internal static class DurationProposal
{
    private static readonly string[] Units = ["d", "h", "m", "s", "ms"];

    private static readonly Regex Parts = new(@"\G\s*(\d+)\s*([a-zA-Z]+)[\s,]*", RegexOptions.CultureInvariant);

    /// <summary>The duration text that was most likely meant, or null.</summary>
    public static string? For(string text) =>
        text.IndexOf(':') >= 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero
            ? FromTime(time)
            : FromWords(text);

    private static string FromTime(TimeSpan time)
    {
        var text = new StringBuilder();
        int[] parts = [time.Days, time.Hours, time.Minutes, time.Seconds, time.Milliseconds];
        for (int i = 0; i < parts.Length; i++)
            if (parts[i] > 0) text.Append(parts[i]).Append(Units[i]);
        return text.Length > 0 ? text.ToString() : "0s";
    }

    private static string? FromWords(string text)
    {
        var proposal = new StringBuilder();
        int end = 0;
        foreach (Match part in Parts.Matches(text))
        {
            proposal.Append(part.Groups[1].Value).Append(UnitOf(part.Groups[2].Value));
            end = part.Index + part.Length;
        }

        return end == text.Length && DurationText.TryParse(proposal.ToString(), out _) ? proposal.ToString() : null;
    }

    private static string UnitOf(string word)
    {
        switch (word.ToUpperInvariant())
        {
            case "D" or "DAY" or "DAYS": return "d";
            case "H" or "HR" or "HRS" or "HOUR" or "HOURS": return "h";
            case "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES": return "m";
            case "S" or "SEC" or "SECS" or "SECOND" or "SECONDS": return "s";
            case "MS" or "MSEC" or "MILLISECOND" or "MILLISECONDS": return "ms";
            default: return word;
        }
    }
}
