using System.Text.RegularExpressions;

namespace Workflow.Runtime.Engine;

/// <summary>The rules for names that come in at run time. The build checks those in attributes by the same rules.</summary>
internal static partial class Names
{
    public static void CheckWorkflow(string name) => Check(name, "workflow name", IsName(name), "^[a-z][a-z0-9_]*$ without '__', such as process_order");

    public static void CheckStep(string name) => Check(name, "step name", IsName(name), "^[a-z][a-z0-9_]*$ without '__', such as charge_card");

    public static void CheckQueue(string name) => Check(name, "queue name", IsName(name), "^[a-z][a-z0-9_]*$ without '__', such as gpu");

    public static void CheckVersion(string version) => Check(
        version, "version", Version().IsMatch(version) && !version.Contains("__", StringComparison.Ordinal), "^[a-zA-Z0-9._-]+$ without '__', such as 1.0.0");

    public static void CheckRunId(string runId) => Check(runId, "run id", RunId().IsMatch(runId), "^[a-zA-Z0-9_-]{1,255}$, such as order-17");

    private static bool IsName(string name) => Name().IsMatch(name) && !name.Contains("__", StringComparison.Ordinal);

    private static void Check(string value, string what, bool isValid, string rule)
    {
        if (!isValid) throw new ArgumentException($"'{value}' is not a valid {what}: it must match {rule}.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]+\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,255}\z")]
    private static partial Regex RunId();
}
