using System.CommandLine;
using System.Globalization;
using Workflow.Cli.Showing;
using Workflow.Cli.Sources;
using Workflow.Runtime;

namespace Workflow.Cli.Commands;

/// <summary>Deletes runs that ended long ago.</summary>
internal sealed class GcCommand : Verb
{
    private readonly Option<TimeSpan?> _olderThan = DurationOption.Create("--older-than", "Delete runs that ended longer ago than this: 12h, 7d.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show the runs that would be deleted." };
    private readonly Confirmation _confirmation = new();

    public GcCommand() : base(
        "gc", "Deletes runs that ended long ago, with their logs.",
        "workflow gc --older-than 7d --dry-run",
        "workflow gc --older-than 90d --yes")
    {
        _olderThan.Required = true;
        foreach (Option option in (Option[])[_olderThan, _dryRun, _confirmation.Yes]) Add(option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DateTimeOffset endedBefore = DateTimeOffset.UtcNow - parsed.GetValue(_olderThan)!.Value;
        await using StoreSource source = parsed.GetValue(_dryRun) ? SourceOptions.OpenStore(parsed) : SourceOptions.OpenStoreToWrite(parsed);
        if (parsed.GetValue(_dryRun)) return await ShowAsync(source, endedBefore, cancellationToken);
        await _confirmation.AskAsync(
            parsed, string.Create(CultureInfo.InvariantCulture, $"Delete every run in {source.Name} that ended before {endedBefore.UtcDateTime:yyyy-MM-dd HH:mm} UTC?"), cancellationToken);
        int deleted = await source.Client.DeleteRunsAsync(endedBefore, null, cancellationToken);
        Console.WriteLine(deleted == 1 ? "1 run is deleted." : string.Create(CultureInfo.InvariantCulture, $"{deleted} runs are deleted."));
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(StoreSource source, DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        List<RunView> runs = [];
        RunFilter ended = new() { Statuses = RunFilter.Ended };
        await foreach (RunDescription run in source.DescribeAsync(ended, cancellationToken))
            if (run.CompletedAt < endedBefore) runs.Add(StoreWatch.Outline(run));
        RunRows.Write(Screen.Open(), runs);
        return ExitCodes.Done;
    }
}
