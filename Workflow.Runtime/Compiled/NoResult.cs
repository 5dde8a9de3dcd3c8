namespace Workflow.Runtime.Compiled;

/// <summary>The result type of steps and workflows that return no value, so that one generic path serves both.</summary>
public readonly record struct NoResult;
