namespace Workflow.Runtime;

/// <summary>
/// States one set of types that the workflows and steps of a generic class run with, and what tells their names apart in the log:
/// <c>[WorkflowTypeArguments("order", typeof(Order))]</c> on <c>Importer&lt;T&gt;</c> makes its workflow <c>import</c> the workflow
/// <c>import_order</c> where <c>T</c> is <c>Order</c>. One attribute per set of types, on the class that declares the methods.
/// </summary>
/// <param name="name">
/// What the names of the class's workflows and steps end in, behind an underscore: <c>^[a-z][a-z0-9_]*$</c> without <c>__</c>. Runs are
/// recorded under it, so it stays as it is while there are any.
/// </param>
/// <param name="types">One closed type for each type parameter of the class; those of the types around it come first.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WorkflowTypeArgumentsAttribute(string name, params Type[] types) : Attribute
{
    /// <summary>What the names of the class's workflows and steps end in.</summary>
    public string Name { get; } = name;

    /// <summary>The types, outermost first.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
