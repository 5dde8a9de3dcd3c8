namespace Workflow.Runtime;

/// <summary>
/// Makes the types that a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> lists with <c>[JsonSerializable]</c> go
/// through that context wherever workflows and steps of this assembly carry them. Object identity inside them is the context's matter.
/// </summary>
/// <param name="context">The context; its <c>Default</c> instance is used.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class WorkflowJsonContextAttribute(Type context) : Attribute
{
    /// <summary>The context.</summary>
    public Type Context { get; } = context;
}
