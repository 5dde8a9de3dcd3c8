using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>
/// A run as <c>watch</c> shows it on a terminal: a box titled with id, status and step number; in it the call stack, what the run waits for, the progress of long steps, and when it last changed.
/// </summary>
internal static class RunPanel
{
    private const int MostEffects = 5;
    private const int BarWidth = 20;
    private const int LeastPlaceGap = 3;

    public static IRenderable Of(RunView run) => new TitledBox(
        [$"{run.RunId} ", new Cell($"[{run.Status}]", StatusStyle.Of(run.Status)), string.Create(CultureInfo.InvariantCulture, $" step {run.Step}")], Content(run));

    private static Rows Content(RunView run)
    {
        List<IRenderable> lines = [];
        int width = run.Frames.Count == 0 ? 0 : run.Frames.Max(static frame => Indented(frame).Length) + LeastPlaceGap;
        foreach (ViewFrame frame in run.Frames) lines.Add(Line((Indented(frame).PadRight(width), Style.Plain), (frame.Place, Grey)));
        string indent = new(' ', run.Frames.Count == 0 ? 0 : (run.Frames[^1].Depth * 5) + 2);
        foreach (string effect in run.Effects.Take(MostEffects)) lines.Add(Line(($"{indent}↳ ", Grey), (effect, new Style(Color.Yellow))));
        if (run.Effects.Count > MostEffects) lines.Add(Line(($"{indent}  and {run.Effects.Count - MostEffects} more", Grey)));
        if (run.Workflow is not null && run.Frames.Count == 0) lines.Add(Line(($"{run.Workflow} {run.Version}", Style.Plain)));
        if (run.Remark is not null) lines.Add(Line((run.Remark, new Style(Color.Red))));
        if (run.Error is not null) lines.Add(Line((run.Error, new Style(Color.Red))));
        if (run.Progress.Count > 0) lines.Add(Text.Empty);
        lines.AddRange(run.Progress.Select(Bar));
        lines.Add(Text.Empty);
        lines.Add(Line(($"Updated: {run.UpdatedAt.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} UTC", Grey)));
        return new Rows(lines);
    }

    private static Style Grey { get; } = new(Color.Grey);

    private static string Indented(ViewFrame frame) => frame.Depth == 0 ? frame.Function : $"{new string(' ', (frame.Depth - 1) * 5)}  └─ {frame.Function}";

    private static Paragraph Bar(ViewProgress progress)
    {
        int done = progress.Fraction is { } fraction ? (int)Math.Floor(Math.Clamp(fraction, 0, 1) * BarWidth) : 0;
        return Line(
            ($"{progress.Step} ", Style.Plain), (progress.Fraction is null ? "" : new string('━', done), new Style(Color.Green)),
            (progress.Fraction is null ? "" : new string('─', BarWidth - done), Grey), ($" {progress.Percent}  {progress.Message}".TrimEnd(), Style.Plain));
    }

    private static Paragraph Line(params (string Text, Style Style)[] parts)
    {
        Paragraph line = new() { Overflow = Overflow.Ellipsis };
        foreach ((string text, Style style) in parts) line.Append(VisibleText.Of(text), style);
        return line;
    }
}
