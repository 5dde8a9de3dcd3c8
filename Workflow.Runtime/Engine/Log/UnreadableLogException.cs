namespace Workflow.Runtime.Engine.Log;

/// <summary>An event's data is not what its type promises; the run is blocked, not failed.</summary>
internal sealed class UnreadableLogException(long sequence, string type, Exception innerException)
    : Exception($"Event {sequence} ({type}) of the run's log cannot be read: {innerException.Message}", innerException);
