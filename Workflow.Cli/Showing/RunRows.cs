using System.Globalization;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>One line per run: id, status, step, and what workflow it is.</summary>
internal static class RunRows
{
    public static void Write(Screen screen, IReadOnlyList<RunView> runs) => CellRows.Write(screen, [.. runs.Select(Of)]);

    private static Cell[] Of(RunView run) =>
    [
        run.RunId,
        Cell.Status(run.Status),
        string.Create(CultureInfo.InvariantCulture, $"step {run.Step}"),
        Cell.Quiet(run.Workflow is null ? "" : $"{run.Workflow} {run.Version}"),
        Cell.Quiet(run.Remark ?? ""),
    ];
}
