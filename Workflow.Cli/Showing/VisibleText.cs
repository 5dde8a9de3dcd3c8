using System.Globalization;
using System.Text;

namespace Workflow.Cli.Showing;

/// <summary>
/// Text of users on one line, in which nothing can steer the terminal or turn round what is read: line ends and tabs become spaces, other control and formatting characters their numbers.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.EnumerateRunes().Any(IsHidden) ? string.Concat(line.EnumerateRunes().Select(static each => IsHidden(each) ? NumberOf(each) : each.ToString())) : line;
    }

    /// <summary>The same for text of several lines, which stay apart.</summary>
    public static string OfLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string NumberOf(Rune rune) => rune.IsBmp ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
}
