using Spectre.Console;
using Spectre.Console.Rendering;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>Runs on a terminal: a box each, redrawn in place. The last state stays on the screen; the cursor comes back whatever ends it.</summary>
internal static class LivePanels
{
    public static Task ShowAsync(Screen screen, IAsyncEnumerable<IReadOnlyList<RunView>> looks) =>
        screen.Ansi.Live(Text.Empty).Overflow(VerticalOverflow.Ellipsis).StartAsync(async live =>
        {
            IReadOnlyList<RunView> shown = [];
            await foreach (IReadOnlyList<RunView> runs in looks)
            {
                if (shown.Count > 0 && ReferenceEquals(runs, shown)) continue;
                live.UpdateTarget(Of(runs));
                live.Refresh();
                shown = runs;
            }
        });

    private static IRenderable Of(IReadOnlyList<RunView> runs) =>
        runs.Count == 0 ? new Text("No run matches yet.", new Style(Color.Grey)) : new Rows(runs.Select(RunPanel.Of));
}
