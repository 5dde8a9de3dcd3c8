namespace Workflow.Runtime;

/// <summary>There is no run with the id.</summary>
public sealed class RunNotFoundException : Exception
{
    internal RunNotFoundException(string runId, string store) : base($"There is no run '{runId}' in {store}.") => RunId = runId;

    /// <summary>The id.</summary>
    public string RunId { get; }
}
