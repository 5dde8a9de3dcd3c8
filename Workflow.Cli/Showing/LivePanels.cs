using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>Runs on a terminal: a box each, redrawn in place. The last state stays on the screen; the cursor comes back whatever ends it.</summary>
internal static class LivePanels
{
    private const int MostPanels = 50;

    public static Task ShowAsync(Screen screen, IAsyncEnumerable<IReadOnlyList<RunView>> looks) =>
        screen.Ansi.Live(Text.Empty).Overflow(VerticalOverflow.Ellipsis).StartAsync(async live =>
        {
            string? shown = null;
            await foreach (IReadOnlyList<RunView> runs in looks)
            {
                string wanted = string.Join('\n', runs.Select(static run => string.Create(CultureInfo.InvariantCulture, $"{RunLine.Of(run)} {run.UpdatedAt.Ticks} {run.Frames.Count}")));
                // A screen that stands still can be read and copied from.
                if (wanted == shown) continue;
                live.UpdateTarget(Of(runs));
                live.Refresh();
                shown = wanted;
            }
        });

    private static IRenderable Of(IReadOnlyList<RunView> runs) =>
        runs.Count == 0 ? Told("No run matches yet.")
        : runs.Count <= MostPanels ? new Rows(runs.Select(RunPanel.Of))
        // Above the boxes: what is below the edge of the screen is not seen.
        : new Rows(runs.Take(MostPanels).Select(RunPanel.Of).Prepend<IRenderable>(
            Told(string.Create(CultureInfo.InvariantCulture, $"{MostPanels} of {runs.Count} runs are shown, and {runs.Count - MostPanels} more are watched."))));

    private static Text Told(string text) => new(text, new Style(Color.Grey));
}
