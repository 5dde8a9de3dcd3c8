namespace Workflow.Runtime.Storage;

/// <summary>A filter over runs; every part that is null lets everything pass.</summary>
public sealed record RunQuery
{
    /// <summary>Only runs of this workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>Only runs of this version.</summary>
    public string? Version { get; init; }

    /// <summary>Only runs in one of these statuses.</summary>
    public IReadOnlyList<RunStatus>? Statuses { get; init; }

    /// <summary>Only runs whose id begins with this text.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>Only runs that carry all of these tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Only runs of this workspace.</summary>
    public string? Workspace { get; init; }

    /// <summary>Only runs of this project.</summary>
    public string? Project { get; init; }

    /// <summary>Only runs created at or after this time.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only runs created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>How many runs a page holds, 1 to 1,000. Default 100.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Where the page begins: <see cref="RunPage.Next"/> of the page before; null for the first.</summary>
    public string? Continuation { get; init; }
}

/// <summary>A page of runs.</summary>
/// <param name="Runs">The runs, newest first.</param>
/// <param name="Next">What to ask for next; null where this was the last page.</param>
public sealed record RunPage(IReadOnlyList<RunRecord> Runs, string? Next);
