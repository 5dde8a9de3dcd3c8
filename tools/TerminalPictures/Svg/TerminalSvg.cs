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
    private const int LineHeight = 19;
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
        double column = 0;
        int line = 0;
        Write(body, $"$ {command}", Style.Plain, ref column, line);
        (column, line) = (0, 1);
        foreach (Segment segment in Render(output))
        {
            if (segment.IsLineBreak) (column, line) = (0, line + 1);
            else if (!segment.IsControlCode) Write(body, segment.Text, segment.Style, ref column, line);
        }

        if (column == 0) line--;
        return Frame(body, line + 1);
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

    private static void Write(StringBuilder body, string text, Style style, ref double column, int line)
    {
        double start = column;
        column += text.Length;
        if (string.IsNullOrWhiteSpace(text)) return;
        string fill = style.Foreground == Color.Default ? Foreground : Palette.GetValueOrDefault(style.Foreground, "#" + style.Foreground.ToHex());
        body.Append(CultureInfo.InvariantCulture, $"  <text x=\"{Margin + (start * CellWidth):0.0}\" y=\"{Margin + FontSize + (line * LineHeight)}\"");
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
