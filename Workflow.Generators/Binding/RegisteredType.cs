namespace Workflow.Generators.Binding;

/// <summary>One type that a class registers: the class itself, or, of a generic one, a constructed type that is stated.</summary>
/// <param name="Name">What the names of its workflows and steps end in; empty for a class that is not generic.</param>
/// <param name="Condition">The test for the type in code of the class; empty for a class that is not generic.</param>
/// <param name="TypePath">The names of the containing types and its own with their type arguments, outermost first.</param>
internal sealed record RegisteredType(string Name, string Condition, EquatableArray<string> TypePath);
