using System.Text.RegularExpressions;

namespace Workflow.Cli.Sources;

/// <summary>The rule for run ids, which are names of directories in a trace directory: nothing else may lead out of it.</summary>
internal static partial class RunIdRule
{
    public static bool IsValid(string runId) => Rule().IsMatch(runId);

    /// <exception cref="CommandException">The id breaks the rule.</exception>
    public static void Check(string runId)
    {
        if (!IsValid(runId)) throw new CommandException(
            ExitCodes.Usage, $"'{runId}' is not a valid run id.", "Run ids match ^[a-zA-Z0-9_-]{1,255}$, such as order-17.");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,255}\z")]
    private static partial Regex Rule();
}
