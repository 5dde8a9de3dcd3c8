namespace Workflow.Runtime;

/// <summary>A run with the wanted id is there already, and it is not the same one: another workflow, version or input.</summary>
public sealed class RunAlreadyExistsException : Exception
{
    internal RunAlreadyExistsException(string runId, string message) : base(message) => RunId = runId;

    /// <summary>The id that is taken.</summary>
    public string RunId { get; }
}
