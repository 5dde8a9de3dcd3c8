namespace Workflow.Runtime.Engine.Runs;

/// <summary>What a run waits for that comes from outside.</summary>
internal enum MessageKind
{
    Hook,
    Signal,
    Child,
}
