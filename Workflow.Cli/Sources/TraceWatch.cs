namespace Workflow.Cli.Sources;

/// <summary>One run in a directory of traces.</summary>
internal sealed class TraceWatch(TraceFile file) : IRunWatch
{
    private TraceLine? _last;

    public async Task<RunView?> LookAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TraceLine> added = await file.ReadNewAsync(cancellationToken);
        if (added.Count > 0) _last = added[^1];
        return _last?.ToView();
    }
}
