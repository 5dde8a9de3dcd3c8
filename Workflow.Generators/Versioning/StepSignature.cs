using Workflow.Generators.Binding;

namespace Workflow.Generators.Versioning;

/// <summary>What a log keeps of the calls of a step: its arguments, and what it returned.</summary>
/// <param name="Name">The step's name in the log.</param>
/// <param name="Parameters">The types of its arguments.</param>
/// <param name="Result">The type of its result; empty where it has none.</param>
internal sealed record StepSignature(string Name, EquatableArray<string> Parameters, string Result);
