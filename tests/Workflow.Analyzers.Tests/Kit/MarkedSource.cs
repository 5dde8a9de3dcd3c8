using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Workflow.Analyzers.Tests.Kit;

/// <summary>
/// Test sources with the expected squiggles drawn in: <c>[|span|]</c> for the rule under test, <c>{|ID:span|}</c> for any rule by name.
/// </summary>
internal static partial class MarkedSource
{
    /// <summary>The source without its marks.</summary>
    public static string Strip(string marked) => Marks().Replace(marked, "");

    /// <summary>The source with a mark around every diagnostic, so that expected and actual compare as text.</summary>
    public static string Draw(string source, IEnumerable<Diagnostic> diagnostics, string ruleUnderTest)
    {
        var edges = new List<(int Position, bool Opens, string Mark)>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            bool own = diagnostic.Id == ruleUnderTest;
            edges.Add((diagnostic.Location.SourceSpan.Start, true, own ? "[|" : "{|" + diagnostic.Id + ":"));
            edges.Add((diagnostic.Location.SourceSpan.End, false, own ? "|]" : "|}"));
        }

        string drawn = source;
        foreach ((int position, bool _, string mark) in edges.OrderByDescending(edge => edge.Position).ThenBy(edge => !edge.Opens))
            drawn = drawn.Insert(position, mark);
        return drawn;
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|[A-Z]+[0-9]+:|\|\}")]
    private static partial Regex Marks();
}
