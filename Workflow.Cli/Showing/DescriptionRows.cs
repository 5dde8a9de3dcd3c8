using System.Globalization;

namespace Workflow.Cli.Showing;

/// <summary>All that is known of a run, one thing a line; what does not apply is left out.</summary>
internal static class DescriptionRows
{
    public static void Write(Screen screen, DescriptionJson run)
    {
        List<Cell[]> rows = [["run", run.RunId], ["workflow", $"{run.Workflow} {run.Version}"], ["status", Cell.Status(run.Status)], ["step", run.Step.ToString(CultureInfo.InvariantCulture)]];
        Add("paused", run.IsPaused ? "yes: 'workflow resume' has it go on" : null);
        Add("blocked", run.BlockedReason);
        foreach (CallJson call in run.WaitsFor) Add("waits for", call.Token is null ? call.Text : $"{call.Text}, token {call.Token}");
        foreach (ProgressJson progress in run.Progress) Add("progress", new Sources.ViewProgress(progress.Step, progress.Fraction, progress.Message).ToString());
        Add("result", run.Result is { } result ? JsonText.OneLine(result) : null);
        Add("error", run.Error);
        foreach ((string key, string value) in run.Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal)) Add("tag", $"{key}={value}");
        Add("parent", run.ParentRunId);
        Add("created by", run.CreatedBy);
        Add("workspace", run.Workspace);
        Add("project", run.Project);
        Add("restarts", run.Restarts == 0 ? null : run.Restarts.ToString(CultureInfo.InvariantCulture));
        Add("created", Time(run.CreatedAt));
        Add("updated", Time(run.UpdatedAt));
        Add("wakes", Time(run.WakeAt));
        Add("times out", Time(run.Deadline));
        Add("ended", Time(run.CompletedAt));
        CellRows.Write(screen, rows);

        void Add(string what, string? value)
        {
            if (value is not null) rows.Add([Cell.Quiet(what), value]);
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff' UTC'", CultureInfo.InvariantCulture);
}
