using Spectre.Console;

namespace Workflow.Cli.Showing;

/// <summary>Lines of cells in columns: aligned, separated by two spaces or more, the last one of any length.</summary>
internal static class CellRows
{
    public static void Write(Screen screen, IReadOnlyList<Cell[]> rows)
    {
        int columns = rows.Count == 0 ? 0 : rows.Max(static row => row.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => column < row.Length - 1 ? row[column].Text.Length : 0))];
        foreach (Cell[] row in rows) WriteRow(screen, row, widths);
    }

    private static void WriteRow(Screen screen, Cell[] row, int[] widths)
    {
        int filled = row.Length;
        while (filled > 0 && row[filled - 1].Text.Length == 0) filled--;
        for (int column = 0; column < filled; column++)
        {
            bool isLast = column == filled - 1;
            Write(screen, row[column], isLast ? row[column].Text : row[column].Text.PadRight(widths[column]) + "  ");
        }

        screen.Output.WriteLine();
    }

    // One write per cell, so that what is long is wrapped by the terminal and not torn apart here.
    private static void Write(Screen screen, Cell cell, string text)
    {
        if (cell.Style is { } style && screen.Ansi.Profile.Capabilities.ColorSystem != ColorSystem.NoColors) screen.Ansi.Write(new Text(text, style) { Overflow = Overflow.Ellipsis });
        else screen.Output.Write(text);
    }
}
