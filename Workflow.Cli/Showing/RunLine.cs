using System.Globalization;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>A run as <c>watch</c> shows it where no terminal is: one line whenever it has changed.</summary>
internal static class RunLine
{
    public static string Of(RunView run)
    {
        List<string> parts = [run.RunId, run.Status, string.Create(CultureInfo.InvariantCulture, $"step {run.Step}")];
        string effects = string.Join("; ", run.Effects);
        parts.Add(run.Error ?? run.Remark ?? (effects.Length == 0 ? "-" : effects));
        if (run.Progress.Count > 0) parts.Add($"[{string.Join("; ", run.Progress)}]");
        return VisibleText.Of(string.Join("  ", parts));
    }
}
