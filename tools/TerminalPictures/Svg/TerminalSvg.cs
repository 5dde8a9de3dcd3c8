using System.Globalization;
using System.Security;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TerminalPictures.Svg;

/// <summary>Draws what a terminal would show as SVG: every piece of text of one style at its place, in a window with a prompt.</summary>
internal static class TerminalSvg
{
    private const int Columns = 92;
    private const int FontSize = 14;
    private const double CellWidth = 8.4;
    private const int LineHeight = 16;
    private const int Margin = 14;
    private const string Background = "#1b1f24";
    private const string Foreground = "#d7dde4";

    /// <summary>Colours as common dark themes have them, for those that a terminal's own palette decides.</summary>
    private static readonly Dictionary<Color, string> Palette = new()
    {
        [Color.Grey] = "#7d8894",
        [Color.Red] = "#f47067",
        [Color.Green] = "#57ab5a",
        [Color.Yellow] = "#daaa3f",
        [Color.Blue] = "#6cb6ff",
        [Color.Aqua] = "#39c5cf",
    };

    /// <param name="command">What was typed.</param>
    /// <param name="output">What it shows.</param>
    public static string Draw(string command, IRenderable output)
    {
        StringBuilder body = new();
        List<Segment> line = [];
        int lines = 0;
        foreach (Segment segment in (Segment[])[new Segment($"$ {command}"), Segment.LineBreak, .. Render(output)])
        {
            if (!segment.IsLineBreak) line.Add(segment);
            else WriteLine(body, line, lines++);
        }

        return Frame(body, lines);
    }

    private static IEnumerable<Segment> Render(IRenderable output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        });
        console.Profile.Width = Columns;
        console.Profile.Capabilities.Unicode = true;
        return output.Render(RenderOptions.Create(console, console.Profile.Capabilities), Columns);
    }

    private static void WriteLine(StringBuilder body, List<Segment> line, int number)
    {
        int column = 0;
        foreach (Segment segment in Merged(line))
        {
            WriteText(body, segment, column, number);
            column += segment.Text.Length;
        }

        line.Clear();
    }

    /// <summary>The same with as few pieces as there are changes of style.</summary>
    private static IEnumerable<Segment> Merged(List<Segment> line)
    {
        for (int first = 0, next; first < line.Count; first = next)
        {
            for (next = first + 1; next < line.Count && line[next].Style.Equals(line[first].Style);) next++;
            yield return new Segment(string.Concat(line[first..next].Select(static each => each.Text)), line[first].Style);
        }
    }

    private static void WriteText(StringBuilder body, Segment segment, int column, int line)
    {
        string text = segment.Text.Trim(' ');
        if (text.Length == 0) return;
        column += segment.Text.Length - segment.Text.TrimStart(' ').Length;
        Color color = segment.Style.Foreground;
        string fill = color == Color.Default ? Foreground : Palette.GetValueOrDefault(color, "#" + color.ToHex());
        body.Append(CultureInfo.InvariantCulture, $"  <text x=\"{Margin + (column * CellWidth):0.0}\" y=\"{Margin + FontSize + (line * LineHeight)}\"");
        body.Append(CultureInfo.InvariantCulture, $" textLength=\"{text.Length * CellWidth:0.0}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\">{SecurityElement.Escape(text)}</text>\n");
    }

    private static string Frame(StringBuilder body, int lines)
    {
        int width = (int)Math.Ceiling(Columns * CellWidth) + (2 * Margin);
        int height = (lines * LineHeight) + (2 * Margin);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="{FontSize}" xml:space="preserve">
              <rect width="{width}" height="{height}" rx="8" fill="{Background}"/>
            {body}</svg>

            """).ReplaceLineEndings("\n");
    }
}
