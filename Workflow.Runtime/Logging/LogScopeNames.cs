namespace Workflow.Runtime.Logging;

/// <summary>The names in the scopes that log lines belong to; written as placeholders of log messages are.</summary>
internal static class LogScopeNames
{
    public const string RunId = "RunId";
    public const string Workflow = "Workflow";
    public const string Version = "Version";
    public const string Step = "Step";
    public const string Attempt = "Attempt";
}
