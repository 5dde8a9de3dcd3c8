namespace Workflow.Cli.Sources;

/// <summary>Looks at one run, again and again; each look costs what has changed since the last one. Not thread-safe.</summary>
internal interface IRunWatch
{
    /// <returns>The run as it stands; null where there is no such run.</returns>
    Task<RunView?> LookAsync(CancellationToken cancellationToken);
}
