namespace Workflow.Runtime;

/// <summary>Which step failed, how often it was tried, and when: what a workflow can learn of an exception that it caught.</summary>
/// <param name="Step">The step's key.</param>
/// <param name="Attempts">How many attempts were made.</param>
/// <param name="FirstAttemptAt">When the step was called, in UTC.</param>
/// <param name="LastAttemptAt">When the last attempt began, in UTC.</param>
public sealed record StepFailure(string Step, int Attempts, DateTimeOffset FirstAttemptAt, DateTimeOffset LastAttemptAt);
