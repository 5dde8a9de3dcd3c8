using Workflow.Cli.Sources;

namespace Workflow.Cli.Showing;

/// <summary>Runs on a pipe: a line whenever one has changed.</summary>
internal static class LiveLines
{
    public static async Task ShowAsync(Screen screen, IAsyncEnumerable<IReadOnlyList<RunView>> looks)
    {
        Dictionary<string, string> told = new(StringComparer.Ordinal);
        await foreach (IReadOnlyList<RunView> runs in looks)
        {
            foreach (RunView run in runs)
            {
                string line = RunLine.Of(run);
                if (told.GetValueOrDefault(run.RunId) == line) continue;
                told[run.RunId] = line;
                await screen.Output.WriteLineAsync(line);
            }
        }
    }
}
