namespace Workflow.Runtime.Compiled;

/// <summary>A way from one node of a <see cref="WorkflowGraph"/> to another.</summary>
/// <param name="From">The id of the node that it begins at.</param>
/// <param name="To">The id of the node that it ends at.</param>
/// <param name="Kind">How it comes to be taken.</param>
/// <param name="Condition">
/// When it is taken, in the user's words, where all that leads along it has them in common: <c>order.Total > limit</c>, <c>ShippingException</c>; several are joined by
/// commas, a long one is cut short. Null where it is not told.
/// </param>
public sealed record GraphEdge(string From, string To, GraphEdgeKind Kind, string? Condition);
