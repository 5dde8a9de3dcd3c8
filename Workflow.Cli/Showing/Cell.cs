using Spectre.Console;

namespace Workflow.Cli.Showing;

/// <summary>A piece of a line, with the style that it has on a terminal.</summary>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    public string Text { get; } = VisibleText.Of(Text);

    public static implicit operator Cell(string text) => new(text);

    public static Cell Quiet(string text) => new(text, new Style(Color.Grey));

    public static Cell Status(string status) => new(status, StatusStyle.Of(status));
}
