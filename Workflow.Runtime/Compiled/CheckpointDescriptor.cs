namespace Workflow.Runtime.Compiled;

/// <summary>A place in a body where it can wait.</summary>
/// <param name="Key">
/// What is awaited, and the how-manyeth of its name it is in the body: <c>ChargeCard#1</c>. Unique in the body; stays the same when code elsewhere
/// in the body changes.
/// </param>
/// <param name="Line">The line of the <c>await</c> in <see cref="FrameDescriptor.File"/>, counted from 1.</param>
public sealed record CheckpointDescriptor(string Key, int Line);
