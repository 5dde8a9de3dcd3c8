namespace Workflow.Cli.Sources;

/// <summary>Which runs are meant; every part that is null or empty lets everything pass.</summary>
internal sealed record RunFilter
{
    public RunIdPattern Id { get; init; } = RunIdPattern.Any;

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public string? Workflow { get; init; }

    public string? Version { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset? CreatedFrom { get; init; }
}
