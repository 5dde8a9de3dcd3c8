using Workflow.Runtime;

namespace Workflow.Cli.Sources;

/// <summary>Which runs are meant; every part that is null or empty lets everything pass.</summary>
internal sealed record RunFilter
{
    /// <summary>The statuses of runs that have not ended.</summary>
    public static IReadOnlyList<string> Open { get; } = StatusesThat(static status => !status.IsTerminal());

    /// <summary>The statuses of runs that have ended.</summary>
    public static IReadOnlyList<string> Ended { get; } = StatusesThat(static status => status.IsTerminal());

    public RunIdPattern Id { get; init; } = RunIdPattern.Any;

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public string? Workflow { get; init; }

    public string? Version { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset? CreatedFrom { get; init; }

    private static string[] StatusesThat(Func<RunStatus, bool> isMeant) => [.. Enum.GetValues<RunStatus>().Where(isMeant).Select(RunStatusText.ToText)];
}
