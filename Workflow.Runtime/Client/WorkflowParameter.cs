namespace Workflow.Runtime;

/// <summary>A parameter of a workflow: a property of the JSON object that its runs are started with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# would write it without namespaces: <c>Order</c>, <c>int?</c>, <c>List&lt;string&gt;</c>.</param>
/// <param name="IsOptional">Whether the JSON may lack it. Always true for workflows of more than seven parameters, of which it is not told.</param>
public sealed record WorkflowParameter(string Name, string Type, bool IsOptional);
