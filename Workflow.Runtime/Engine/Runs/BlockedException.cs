namespace Workflow.Runtime.Engine.Runs;

/// <summary>
/// The run cannot go on, yet nothing of the user's failed: the run becomes suspended with this reason, and is tried again when other code
/// or an operator comes along.
/// </summary>
internal class BlockedException(string reason, Exception? innerException = null) : Exception(reason, innerException);
