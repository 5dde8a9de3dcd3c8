using System.Globalization;
using Spectre.Console;
using Workflow.Runtime;

namespace Workflow.Cli.Showing;

/// <summary>What a check of a run has found, one thing a line.</summary>
internal static class VerificationRows
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);

    public static void Write(Screen screen, string runId, RunVerification found)
    {
        List<Cell[]> rows =
        [
            ["run", runId],
            ["log", new Cell(string.Create(CultureInfo.InvariantCulture, $"{found.EventCount} events, {(found.IsSound ? "sound" : "not sound")}"), found.IsSound ? Good : Bad)],
            .. found.Problems.Select(static problem => new Cell[] { "problem", problem }),
            ["replay", found.Replay switch { RunReplay.Agreed => new Cell("agrees with the code", Good), RunReplay.Differs => new Cell("differs from the code", Bad), _ => Cell.Quiet("not checked") }],
        ];
        if (found.ReplayReason is { } reason) rows.Add(["reason", reason]);
        CellRows.Write(screen, rows);
    }
}
