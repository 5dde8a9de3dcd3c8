namespace Workflow.Generators.Versioning;

/// <summary>A variable that lives across a checkpoint.</summary>
internal sealed record LiveVariable(string Name, string Type);
