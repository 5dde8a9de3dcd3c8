namespace Workflow.Runtime;

/// <summary>One method on the call stack of a run.</summary>
/// <param name="Function">The full name of the method: <c>Shop.OrderWorkflows.ProcessOrder</c>.</param>
/// <param name="File">The source file as the compiler saw it; null where it is not known.</param>
/// <param name="Line">The line of the <c>await</c> where the method waits, or of its declaration where that is not known or the method is a step; counted from 1, 0 where it is not known.</param>
/// <param name="Code">The text of that line; null, for programs are traced where their source is not at hand.</param>
public sealed record TraceFrame(string Function, string? File, int Line, string? Code = null);
