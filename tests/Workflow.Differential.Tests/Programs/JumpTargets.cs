namespace Workflow.Differential.Programs;

/// <summary>Where control may jump to from a place.</summary>
/// <param name="Break">Whether a loop or switch can be left.</param>
/// <param name="Continue">Whether a loop can be continued.</param>
/// <param name="Label">A label further down; null for none.</param>
/// <param name="IsInFinally">Whether the method may not be left: C# forbids it in a finally block.</param>
/// <param name="IsInCatch">Whether there is an exception to be thrown on.</param>
internal readonly record struct JumpTargets(bool Break, bool Continue, string? Label, bool IsInFinally, bool IsInCatch);
