namespace Workflow.Runtime;

/// <summary>How log lines look on the console; see <see cref="WorkflowLoggingBuilderExtensions.AddWorkflowConsole"/>.</summary>
public enum WorkflowConsoleFormat
{
    /// <summary><see cref="Pretty"/> in the environment <c>Development</c>, <see cref="Json"/> in all others, and where there is no host that knows its environment.</summary>
    Auto,

    /// <summary>A line for people: time (UTC), level, run, place, message.</summary>
    Pretty,

    /// <summary>A JSON object in each line, by the framework's own formatter, with the scopes that the line belongs to.</summary>
    Json,
}
