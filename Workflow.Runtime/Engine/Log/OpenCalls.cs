namespace Workflow.Runtime.Engine.Log;

/// <summary>The calls in a log that have neither ended nor been given up.</summary>
internal static class OpenCalls
{
    /// <param name="log">The events.</param>
    /// <param name="type">The type of the commands that are asked for, such as <c>hook_created</c>.</param>
    public static IEnumerable<LogEntry> In(IReadOnlyCollection<LogEntry> log, string type)
    {
        HashSet<long> over = [.. log.Where(static each => CallRules.Ends(each.Type)).Select(static each => each.Call)];
        return log.Where(each => each.Type == type && !over.Contains(each.Sequence));
    }
}
