namespace Workflow.Generators.Binding;

/// <summary>Which of the two attributes a durable method carries.</summary>
internal enum DurableKind
{
    Step,
    Workflow,
}
