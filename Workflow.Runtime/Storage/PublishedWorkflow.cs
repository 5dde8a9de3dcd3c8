namespace Workflow.Runtime.Storage;

/// <summary>What a worker tells of a workflow that it hosts, for those who have no code of it.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Definition">What is told: JSON, an object. Holds no data of users.</param>
/// <param name="UpdatedAt">When it was told.</param>
public sealed record PublishedWorkflow(string Name, string Version, string Definition, DateTimeOffset UpdatedAt);
