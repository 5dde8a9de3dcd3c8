using System.Globalization;

namespace Workflow.Cli.Showing;

/// <summary>Text of users on one line, in which nothing can steer the terminal: line ends become spaces, other control characters their numbers.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Any(char.IsControl) ? string.Concat(line.Select(static each => char.IsControl(each) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)each:x4}") : each.ToString())) : line;
    }
}
