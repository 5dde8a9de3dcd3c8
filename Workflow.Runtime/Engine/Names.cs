using System.Text.RegularExpressions;

namespace Workflow.Runtime.Engine;

/// <summary>The rules for names that come in at run time. The build checks those in attributes by the same rules.</summary>
internal static partial class Names
{
    private const int LongestShown = 300;

    public static void CheckWorkflow(string name) => Check(name, "workflow name", IsName, "^[a-z][a-z0-9_]*$ without '__', such as process_order");

    public static void CheckStep(string name) => Check(name, "step name", IsName, "^[a-z][a-z0-9_]*$ without '__', such as charge_card");

    public static void CheckQueue(string name) => Check(name, "queue name", IsName, "^[a-z][a-z0-9_]*$ without '__', such as gpu");

    public static void CheckExecutor(string name) => Check(name, "step executor's name", IsName, "^[a-z][a-z0-9_]*$ without '__', such as sandbox");

    public static void CheckVersion(string version) => Check(
        version, "version", static text => Version().IsMatch(text) && !text.Contains("__", StringComparison.Ordinal), "^[a-zA-Z0-9._-]+$ without '__', such as 1.0.0");

    public static void CheckRunId(string runId) => Check(runId, "run id", IsRunId, "^[a-zA-Z0-9_-]{1,255}$, such as order-17");

    public static bool IsRunId(string text) => RunId().IsMatch(text);

    private static bool IsName(string name) => Name().IsMatch(name) && !name.Contains("__", StringComparison.Ordinal);

    private static void Check(string? value, string what, Func<string, bool> isValid, string rule)
    {
        if (value is null) throw new ArgumentNullException(what, $"A {what} is missing: it must match {rule}.");
        if (!isValid(value)) throw new ArgumentException($"'{Shown(value)}' is not a valid {what}: it must match {rule}.");
    }

    /// <summary>The value as far as a person needs it, on one line.</summary>
    private static string Shown(string value)
    {
        string start = value.Length > LongestShown ? $"{value.AsSpan(0, LongestShown)}… ({value.Length} characters)" : value;
        return string.Concat(start.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString()));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]+\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,255}\z")]
    private static partial Regex RunId();
}
