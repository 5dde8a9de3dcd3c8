namespace Workflow.Benchmarks.Report;

/// <summary>Lines of cells under a head: the first column to the left, numbers to the right.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> _lines = [head];

    public void Add(params string[] cells) => _lines.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, head.Length).Select(column => _lines.Max(line => line[column].Length))];
        return string.Join(Environment.NewLine, _lines.Select(line => "  " + string.Join("  ", line.Select(
            (cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))));
    }
}
