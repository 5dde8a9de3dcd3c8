namespace Workflow.Runtime;

/// <summary>The run that a workflow body is executing in.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Version">The workflow's version.</param>
/// <param name="StartedAt">When the run was started, in UTC.</param>
/// <param name="Tags">The tags that the run was started with.</param>
/// <param name="Attempt">How often the run has been begun: 1, unless an operator has restarted it.</param>
public sealed record RunInfo(
    string Id, string Workflow, string Version, DateTimeOffset StartedAt, IReadOnlyDictionary<string, string> Tags, int Attempt = 1);
