namespace Workflow.Generators.Values;

/// <summary>What a type shows that cannot be carried.</summary>
/// <param name="Type">The type as the user would write it.</param>
/// <param name="Path">The member path, such as <c>order.Lines[].Product</c>; empty for a result itself.</param>
/// <param name="Reason">What is wrong, and the way out.</param>
internal readonly record struct ValueProblem(string Type, string Path, string Reason);
