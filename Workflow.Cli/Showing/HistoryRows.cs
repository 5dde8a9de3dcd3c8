using System.Globalization;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>One line per event: step, status, what happened.</summary>
internal static class HistoryRows
{
    public static void Write(Screen screen, IReadOnlyList<HistoryEntry> entries) => CellRows.Write(screen, [.. entries.Select(Of)]);

    private static Cell[] Of(HistoryEntry entry) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"step {entry.Step,4}"),
        Cell.Status(entry.Status),
        entry.Effect ?? "-",
    ];
}
