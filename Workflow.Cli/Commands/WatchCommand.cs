using System.CommandLine;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;

namespace Workflow.Cli.Commands;

/// <summary>Shows runs while they go on.</summary>
internal sealed class WatchCommand : Verb
{
    private readonly Argument<string> _run;
    private readonly Option<bool> _exitOnComplete = new("--exit-on-complete") { Description = "End when the run, or every run that matches, has ended: with exit code 1 where one did not complete." };
    private readonly Option<double> _pollInterval = NumberOption.Seconds("--poll-interval", "How often to look, in seconds.", usual: 0.1, least: 0.01, most: 3600);
    private readonly Option<string?> _traceDirectory = SourceOptions.TraceDirectory();

    public WatchCommand() : base(
        "watch", "Shows a run, or several, while they go on: call stack, current effect, progress. Ctrl-C ends it.",
        "workflow watch order-17",
        "workflow watch 'order-*' --poll-interval 0.5",
        "workflow watch order-17 --exit-on-complete && echo shipped",
        "workflow watch order-17 --trace-dir .workflow-trace")
    {
        Add(_run = RunArgument.OneOrPattern(_traceDirectory));
        foreach (Option option in (Option[])[_exitOnComplete, _pollInterval, _traceDirectory]) Add(option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using IRunSource source = SourceOptions.Open(parsed, _traceDirectory);
        WatchedRuns runs = new(source, new RunIdPattern(parsed.GetRequiredValue(_run)));
        // A run that is not there is an error before anything is shown.
        await runs.LookAsync(cancellationToken);
        Screen screen = Screen.Open();
        TimeSpan interval = TimeSpan.FromSeconds(parsed.GetValue(_pollInterval));
        bool exits = parsed.GetValue(_exitOnComplete);
        await (screen.IsTerminal ? LivePanels.ShowAsync(screen, FollowAsync(runs, interval, exits, cancellationToken)) : LiveLines.ShowAsync(screen, FollowAsync(runs, interval, exits, cancellationToken)));
        return runs.Current.All(static run => run.Status == "completed") ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>The runs at every look, until they have ended, if that is wanted.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<RunView>> FollowAsync(
        WatchedRuns runs, TimeSpan interval, bool exitsOnComplete, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            yield return runs.Current;
            if (exitsOnComplete && runs.Current.Count > 0 && runs.Current.All(static run => run.HasEnded)) yield break;
            await Task.Delay(interval, cancellationToken);
            await runs.LookAsync(cancellationToken);
        }
    }
}
